package shop.carousel.kit.problem;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells an outage or overload of a part (worth a retry) from a defect (not worth one). */
public final class Outages {

    /**
     * SQLSTATE classes: 08 connection, 40 deadlock, 53 out of resources, 57 operator intervention (shutdown, cancelled
     * statement).
     */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57");

    /** SQLSTATE classes: 22 data, 23 constraints. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23");

    /** A lock that was not available, and a transaction that stood still or ran too long. */
    private static final Set<String> OUTAGE_STATES = Set.of("55P03", "25P03", "25P04");

    /** A row that another transaction holds for too long, and a deadlock. */
    private static final Set<String> HELD_STATES = Set.of("55P03", "40P01");

    private static final int MOST_CAUSES = 64;
    private static final int RETRY_SECONDS = 2;
    private static final String CANCELLED = "57014";

    private Outages() {}

    /**
     * Whether a batch may have failed because of one of its items, so that the others are worth a try without it: no
     * outage, or one of a single row.
     */
    public static boolean isOfOneItem(Throwable fault) {
        return !isOutage(fault) || isHeldRow(fault);
    }

    /** The same for a batch that can be cut: where the statement took too long, there may have been too much in it. */
    public static boolean isOfSome(Throwable fault) {
        return isOfOneItem(fault) || causes(fault).anyMatch(each -> hasState(each, CANCELLED));
    }

    /** Whether the database refuses the data itself at every try: its form, or a constraint. */
    public static boolean isOfData(Throwable fault) {
        return causes(fault)
                .anyMatch(each -> each instanceof SQLException sql
                        && sql.getSQLState() != null
                        && DATA_CLASSES.stream().anyMatch(sql.getSQLState()::startsWith));
    }

    /** Whether it is an outage of one row alone, which another transaction holds. Work on other rows may go on. */
    public static boolean isHeldRow(Throwable fault) {
        return causes(fault).anyMatch(each -> HELD_STATES.stream().anyMatch(state -> hasState(each, state)));
    }

    /** Whether the fault, one of its causes, or what they suppressed is an outage. */
    public static boolean isOutage(Throwable fault) {
        return causes(fault).anyMatch(Outages::isOutageItself);
    }

    /**
     * The refusal for a fault: itself, or a 503 if a part is away. A defect is thrown again. For pages that show a form
     * again; all other code lets faults pass.
     */
    public static Problem refusal(RuntimeException fault) {
        if (fault instanceof Problem refusal) {
            return refusal;
        }
        if (isOutage(fault)) {
            return Problem.unavailable("The shop is busy or a part of it is away.", RETRY_SECONDS);
        }
        throw fault;
    }

    private static boolean hasState(Throwable fault, String state) {
        return fault instanceof SQLException sql && state.equals(sql.getSQLState());
    }

    /** The fault, its causes, and what they suppressed: a transaction manager tells so why a commit failed. */
    private static Stream<Throwable> causes(Throwable fault) {
        Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(fault));
        while (!open.isEmpty() && met.size() < MOST_CAUSES) {
            Throwable next = open.remove();
            if (met.add(next)) {
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
            }
        }
        return met.stream();
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

    /** Agroal reports it only as text: a {@link SQLException} without a state, "Sorry, acquisition timeout!". */
    private static boolean isPoolExhausted(SQLException fault) {
        return String.valueOf(fault.getMessage()).contains("acquisition timeout");
    }
}
