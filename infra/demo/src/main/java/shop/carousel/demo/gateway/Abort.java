package shop.carousel.demo.gateway;

import java.io.IOException;
import java.io.Serial;
import org.eclipse.jetty.io.QuietException;

/** The gateway itself gave an exchange up. */
final class Abort extends IOException implements QuietException {

    @Serial
    private static final long serialVersionUID = 1L;

    Abort(String why) {
        super(why);
    }

    /** It says nothing that is of use where it comes from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
