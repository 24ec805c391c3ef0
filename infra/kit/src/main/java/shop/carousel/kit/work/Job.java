package shop.carousel.kit.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of background work that is not done yet.
 *
 * @param kind such as {@code mail}, {@code payment}, {@code import}
 * @param key the subject
 * @param dueAt when it is tried next; null if it was given up
 * @param attempts how often it was tried
 * @param leasedUntil the end of the lease of the process that runs it; null if none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Job(
        String kind,
        String key,
        State state,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable Instant leasedUntil,
        @Nullable String lastError) {

    /** The state of a job. */
    @Schema(name = "JobState")
    public enum State {
        /** It is not due yet, or is next. */
        WAITING,
        /** A process runs it. */
        RUNNING,
        /** It failed, and will be retried. */
        RETRYING,
        /** It failed too often: the operator decides. */
        GIVEN_UP
    }
}
