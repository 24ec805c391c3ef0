package shop.carousel.kit.problem;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells a part that is away or overloaded (worth another try) from a defect (not worth one). */
public final class Outages {

    /** SQLSTATE classes: 08 connection, 40 deadlock, 53 out of resources, 57 operator intervention (shutdown, cancelled statement). */
    private static final java.util.Set<String> OUTAGE_CLASSES = java.util.Set.of("08", "40", "53", "57");

    /** A lock that was not to be had, and a transaction that stood still or ran for too long. */
    private static final java.util.Set<String> OUTAGE_STATES = java.util.Set.of("55P03", "25P03", "25P04");

    private Outages() {}

    /** Whether the fault or one of its causes is an outage. */
    public static boolean isOutage(Throwable fault) {
        return Stream.iterate(fault, java.util.Objects::nonNull, Throwable::getCause)
                .limit(16)
                .anyMatch(Outages::isOutageItself);
    }

    private static boolean isOutageItself(Throwable fault) {
        return switch (fault) {
            case ConnectException away -> true;
            case SocketTimeoutException slow -> true;
            case TimeoutException slow -> true;
            case SQLTransientException busy -> true;
            case SQLException sql -> isOutageState(sql.getSQLState()) || isPoolExhausted(sql);
            default -> false;
        };
    }

    private static boolean isOutageState(@org.jspecify.annotations.Nullable String state) {
        return state != null
                && state.length() == 5
                && (OUTAGE_CLASSES.contains(state.substring(0, 2)) || OUTAGE_STATES.contains(state));
    }

    /** Agroal says so only in words: a {@link SQLException} without a state, "Sorry, acquisition timeout!". */
    private static boolean isPoolExhausted(SQLException fault) {
        return String.valueOf(fault.getMessage()).contains("acquisition timeout");
    }
}
