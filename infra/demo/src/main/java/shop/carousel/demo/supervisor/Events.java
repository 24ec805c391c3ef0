package shop.carousel.demo.supervisor;

import java.time.Duration;

/** What a supervisor tells while it works. Called from several threads. */
public interface Events {

    /** A part serves; {@code again} when it had served before. */
    void ready(Member member, Duration took, boolean again);

    /** A part ended by itself and will be started again after a pause; the cause says how it ended. */
    void ended(Member member, String cause, Duration pause);

    /** Something else went wrong that people should know of; the shop goes on. */
    void trouble(String message);
}
