package shop.carousel.demo.gateway;

import com.netflix.concurrency.limits.Limiter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request's place at an instance. It is given back once, with what became of the request there; once more does nothing. On one event loop only. */
final class Place {

    private static final int UNAVAILABLE = 503;

    private Limiter.@Nullable Listener taken;

    void take(Limiter.Listener admitted) {
        taken = admitted;
    }

    /**
     * The answer begins. A live stream has left by that.
     *
     * @param itsTime whether the time that it took was the instance's: not where it had to wait for the request's body
     */
    void answered(int status, boolean itsTime) {
        if (status == UNAVAILABLE) {
            tooLate();
        } else {
            giveBack(itsTime ? Limiter.Listener::onSuccess : Limiter.Listener::onIgnore);
        }
    }

    /** The instance has too much to do. */
    void tooLate() {
        giveBack(Limiter.Listener::onDropped);
    }

    /** It says nothing of how much the instance has to do. */
    void leave() {
        giveBack(Limiter.Listener::onIgnore);
    }

    private void giveBack(Consumer<Limiter.Listener> how) {
        var place = taken;
        taken = null;
        if (place != null) {
            how.accept(place);
        }
    }
}
