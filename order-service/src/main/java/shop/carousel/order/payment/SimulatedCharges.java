package shop.carousel.order.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.order.payment.SimulatedCharge.Outcome;

/** The simulated provider's book of charges. */
@Singleton
class SimulatedCharges implements PanacheRepositoryBase<SimulatedCharge, String> {

    private static final String ADD = """
            insert into simulator_charge (key, amount_minor, currency, outcome, answers_at, created_at)
            select * from unnest(?, ?, ?, ?, ?, ?) on conflict (key) do nothing
            returning key""";

    private final Sql sql;

    SimulatedCharges(Sql sql) {
        this.sql = sql;
    }

    /** A charge that is asked for. */
    record Asked(
            String key,
            Money amount,
            Outcome outcome,
            @Nullable Instant answersAt,
            Instant at) {

        boolean isAnsweredAtOnce() {
            return answersAt != null && !answersAt.isAfter(at);
        }
    }

    /** Adds charges, one for each order, in one statement; says of each whether its key was new. */
    List<Boolean> add(List<Asked> charges) {
        Set<String> fresh = new HashSet<>(sql.list(
                ADD,
                row -> row.text("key"),
                Columns.of(String.class, charges, Asked::key),
                Columns.of(Long.class, charges, charge -> charge.amount.minorUnits()),
                Columns.of(String.class, charges, charge -> charge.amount
                        .currency()
                        .getCurrencyCode()),
                Columns.of(Outcome.class, charges, Asked::outcome),
                Columns.of(Instant.class, charges, Asked::answersAt),
                Columns.of(Instant.class, charges, Asked::at)));
        return charges.stream().map(charge -> fresh.remove(charge.key)).toList();
    }

    /** The charge, locked until the transaction ends. */
    Optional<SimulatedCharge> lock(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
    }
}
