package shop.carousel.order.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/** The accounts. What is changed here is committed at once. */
@Singleton
class Accounts implements PanacheRepositoryBase<AccountEntity, UUID> {

    /** The account of that name, by whichever of its spellings; the one that is written now comes first. */
    @Transactional
    Optional<AccountEntity> find(SignInName name) {
        return list("email in ?1", name.spellings()).stream()
                .min(Comparator.comparing(account -> name.spellings().indexOf(account.email())));
    }

    /** False where the address has an account already, in whatever spelling. */
    boolean add(AccountEntity account, SignInName name) {
        return isFirst(() -> find(name).isEmpty() && isAdded(account));
    }

    /** Adds the account, or gives the one of this address that password and role. */
    void put(AccountEntity account) {
        if (!isTakenOver(account) && !isFirst(() -> isAdded(account))) {
            isTakenOver(account); // another instance was faster
        }
    }

    private boolean isTakenOver(AccountEntity account) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<AccountEntity> known = find("email", account.email()).firstResultOptional();
            known.ifPresent(it -> it.takeOver(account));
            return known.isPresent();
        });
    }

    private boolean isAdded(AccountEntity account) {
        persistAndFlush(account);
        return true;
    }

    /** Runs it in a transaction; false also where somebody else was faster to add the address. */
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
