package shop.carousel.ring.mutiny;

import io.opentelemetry.context.Context;

/** Lets what runs on another thread belong to the subscriber's trace, where there is OpenTelemetry. */
final class Trace {

    private static final boolean IS_THERE = isThere();

    private Trace() {}

    static Runnable carried(Runnable action) {
        return IS_THERE ? Carrier.carried(action) : action;
    }

    private static boolean isThere() {
        try {
            Class.forName("io.opentelemetry.context.Context", false, Trace.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Is only loaded when the API is there. */
    private static final class Carrier {

        static Runnable carried(Runnable action) {
            return Context.current().wrap(action);
        }
    }
}
