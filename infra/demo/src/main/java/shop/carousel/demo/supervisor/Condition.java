package shop.carousel.demo.supervisor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a part is. */
public enum Condition {
    /** Not started yet: it waits for another part. */
    WAITING,
    /** Started, does not serve yet. */
    STARTING,
    /** Serves. */
    UP,
    /** Has ended and will be started again. */
    RESTARTING,
    /** Does not run, and nobody will start it. */
    STOPPED,
    /** Runs although its shop was killed: the next start clears it. */
    LEFT;

    /** The name in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
