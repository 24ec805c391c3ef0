package shop.carousel.order.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/** The accounts. Each change is committed at once. */
@Singleton
class Accounts implements PanacheRepositoryBase<AccountEntity, UUID> {

    /** The account with this confirmed address, by any of its spellings; the present spelling comes first. */
    @Transactional
    Optional<AccountEntity> find(SignInName name) {
        return list("email in ?1 and confirmedAt is not null", name.spellings()).stream()
                .min(Comparator.comparing(account -> name.spellings().indexOf(account.email())));
    }

    /** The newest account with this address that is not confirmed. */
    @Transactional
    Optional<AccountEntity> newest(SignInName name) {
        return find("email in ?1 and confirmedAt is null order by createdAt desc, id", name.spellings())
                .firstResultOptional();
    }

    /** The account of that number. */
    @Transactional
    Optional<AccountEntity> kept(UUID id) {
        return findByIdOptional(id);
    }

    /** Whether an account has confirmed this address. */
    @Transactional
    boolean isTaken(String email) {
        return count("email = ?1 and confirmedAt is not null", email) > 0;
    }

    /** Gives the account this address, which its owner has confirmed; false if another account has it. */
    boolean confirm(UUID id, String email, Instant now) {
        return isFirst(() -> {
            Optional<AccountEntity> account = findByIdOptional(id);
            account.ifPresent(known -> known.confirm(email, now));
            flush();
            return account.isPresent();
        });
    }

    @Transactional
    void add(AccountEntity account) {
        persist(account);
    }

    /** Adds the account, or gives the one of this address that password and role. */
    void put(AccountEntity account) {
        if (!isTakenOver(account) && !isFirst(() -> isAdded(account))) {
            isTakenOver(account); // another instance was faster
        }
    }

    private boolean isTakenOver(AccountEntity account) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<AccountEntity> known = find("email = ?1 and confirmedAt is not null", account.email())
                    .firstResultOptional();
            known.ifPresent(it -> it.takeOver(account));
            return known.isPresent();
        });
    }

    private boolean isAdded(AccountEntity account) {
        persistAndFlush(account);
        return true;
    }

    /** Runs it in a transaction; false also where another account has the address. */
    private static boolean isFirst(BooleanSupplier addition) {
        try {
            return QuarkusTransaction.requiringNew().call(addition::getAsBoolean);
        } catch (ConstraintViolationException fault) {
            if (fault.getKind() != ConstraintKind.UNIQUE) {
                throw fault;
            }
            return false;
        }
    }
}
