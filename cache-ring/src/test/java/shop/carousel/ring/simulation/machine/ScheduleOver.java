package shop.carousel.ring.simulation.machine;

/** Ends whatever still waits when a schedule is over. */
final class ScheduleOver extends Error {

    static final ScheduleOver INSTANCE = new ScheduleOver();

    private ScheduleOver() {
        super(null, null, false, false);
    }
}
