package shop.carousel.kit.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of background work that is not done yet.
 *
 * @param kind such as {@code mail}, {@code payment}, {@code import}
 * @param key what it is about
 * @param dueAt when it is tried next; null where it was given up
 * @param attempts how often it was tried
 * @param leasedUntil until when the process that is at it may take; null where nobody is
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

    /** How it stands. */
    @Schema(name = "JobState")
    public enum State {
        /** Its time has not come, or it is next. */
        WAITING,
        /** Somebody is at it. */
        RUNNING,
        /** It failed, and is tried again. */
        RETRYING,
        /** It failed too often: the operator decides. */
        GIVEN_UP
    }
}
