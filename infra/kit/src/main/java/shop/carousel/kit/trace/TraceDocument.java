package shop.carousel.kit.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of a service keeps of a trace.
 *
 * @param service of which service
 * @param instance of which instance
 * @param spans in the order in which they ended; empty where nothing is kept
 * @param dropped how many more spans the trace had here, which were too many
 */
@Schema(name = "Trace")
public record TraceDocument(String traceId, String service, String instance, List<Part> spans, long dropped) {

    /** What ids of traces look like. */
    public static final String TRACE_ID = "[0-9a-f]{32}";

    /**
     * A span.
     *
     * @param parentId of the span that caused it; null for the first of a trace
     * @param failed whether it says of itself that it failed
     * @param attributes what else it says, without anything personal
     * @param links spans of other traces that did its work together with theirs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TraceSpan")
    public record Part(
            String spanId,
            @Nullable String parentId,
            String name,
            String kind,
            Instant start,
            long nanos,
            boolean failed,
            Map<String, String> attributes,
            List<Link> links) {}

    /** A span of another trace. */
    @Schema(name = "TraceLink")
    public record Link(String traceId, String spanId) {}
}
