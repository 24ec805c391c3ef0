package shop.carousel.ring.wire;

import java.util.List;
import java.util.Queue;

/** A command on its way, and who waits for its answer. */
public record Sent(RespCommand command, Line.Answer answer) {

    /**
     * Lets expire what was sent before that time; each queue has the oldest first.
     *
     * @return when the time of the oldest that is left began, or now
     */
    public static long expire(List<Queue<Sent>> queues, long before, long now) {
        for (var queue : queues) {
            for (var sent : queue) {
                long start = sent.answer.startNanos();
                if (start - before > 0) {
                    return start;
                }
                sent.answer.expire();
            }
        }
        return now;
    }

    /** Says of each that its line is gone. */
    public static void refuse(List<Queue<Sent>> queues) {
        for (var queue : queues) {
            for (var sent = queue.poll(); sent != null; sent = queue.poll()) {
                sent.answer.accept(null, LineClosedException.INSTANCE);
            }
        }
    }
}
