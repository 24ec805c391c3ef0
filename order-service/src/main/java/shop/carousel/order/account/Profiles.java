package shop.carousel.order.account;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/** The present data of accounts; a token has the data of when it was signed. Each change is committed at once. */
@Singleton
public class Profiles {

    private final Accounts accounts;

    Profiles(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account of that number; 401 if it is gone. */
    @Transactional
    public Account of(UUID id) {
        return require(id).account();
    }

    /** Gives it another name. */
    @Transactional
    Account rename(UUID id, String name) {
        AccountEntity account = require(id);
        account.rename(name);
        return account.account();
    }

    /**
     * Gives a customer's or a supporter's account that role. A 404 if nobody has shown that the address is theirs: an
     * account that a stranger opened with it must not get the role.
     */
    @Transactional
    Account employ(SignInName name, String role) {
        AccountEntity account = accounts.find(name)
                .orElseThrow(() -> Problem.notFound("There is no confirmed account with this address."));
        if (account.account().role().equals(Roles.ADMIN)) {
            throw Problem.conflict("administrator", "An administrator's role cannot be changed.");
        }
        account.employ(role);
        return account.account();
    }

    private AccountEntity require(UUID id) {
        return accounts.findByIdOptional(id)
                .orElseThrow(() -> Problem.of(401, "unauthorized", "Sign in", "This account no longer exists."));
    }
}
