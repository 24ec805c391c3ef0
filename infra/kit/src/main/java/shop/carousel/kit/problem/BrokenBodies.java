package shop.carousel.kit.problem;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells faults of a body's sender from our own: the body broke off, or is not in the form that it claims. */
final class BrokenBodies {

    /** The framework throws plain exceptions there; only the throwing code tells them from others. */
    private static final Set<String> READERS = Set.of(
            "org.jboss.resteasy.reactive.server.core.multipart.",
            "org.jboss.resteasy.reactive.server.vertx.VertxInputStream");

    private static final int NEAREST_FRAMES = 4;

    private BrokenBodies() {}

    static boolean isOne(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(16)
                .anyMatch(BrokenBodies::wasThrownByAReader);
    }

    private static boolean wasThrownByAReader(Throwable fault) {
        return Arrays.stream(fault.getStackTrace()).limit(NEAREST_FRAMES).anyMatch(frame -> READERS.stream()
                .anyMatch(frame.getClassName()::startsWith));
    }
}
