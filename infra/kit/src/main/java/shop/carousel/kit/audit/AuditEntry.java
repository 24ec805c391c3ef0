package shop.carousel.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An action of an administrator or of support.
 *
 * @param by the name in the session's token
 * @param action method and path
 * @param status of the answer; 400 and above if it was refused
 * @param before what was there, as JSON; absent if not recorded
 * @param after what is there now, as JSON
 * @param trace the trace that it is a part of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEntry")
public record AuditEntry(
        @Schema(required = true) long id,
        @Schema(required = true) Instant at,

        @Schema(required = true, examples = "admin@carousel.shop")
        String by,

        @Schema(required = true, examples = "admin") String role,

        @Schema(required = true, examples = "PUT /api/admin/stock/LIG-LAN-001")
        String action,

        @Schema(required = true, examples = "200") int status,

        @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
        String before,

        @Schema(type = SchemaType.OBJECT) @JsonRawValue @Nullable
        String after,

        @Nullable String trace) {}
