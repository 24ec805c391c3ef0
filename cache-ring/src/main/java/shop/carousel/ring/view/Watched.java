package shop.carousel.ring.view;

import java.util.function.Supplier;
import shop.carousel.ring.RingObserver.Ending;

/** What a caller waits for, with somebody who is told of its end. */
public final class Watched {

    private Watched() {}

    /** The answer; whoever watches hears whether there was one. */
    public static <T> T call(Ending ending, Supplier<T> call) {
        boolean answered = false;
        try {
            var answer = call.get();
            answered = true;
            return answer;
        } finally {
            ending.ended(answered);
        }
    }
}
