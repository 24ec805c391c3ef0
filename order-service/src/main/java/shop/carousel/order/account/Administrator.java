package shop.carousel.order.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import shop.carousel.kit.identity.Roles;

/** Ensures at the start that the configured administrator can sign in with the configured password. */
@Singleton
class Administrator {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AdministratorConfig config;
    private final Clock clock;

    Administrator(Accounts accounts, Passwords passwords, AdministratorConfig config, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.config = config;
        this.clock = clock;
    }

    void ensure(@Observes StartupEvent started) {
        SignInName name = SignInName.of(config.email());
        String password = config.password().strip();
        boolean current = accounts.find(name)
                .filter(stored -> stored.account().role().equals(Roles.ADMIN))
                .filter(stored -> passwords.matches(password, stored.passwordHash()))
                .isPresent();
        if (!current) {
            Account account = new Account(UUID.randomUUID(), name.first(), "Administrator", Roles.ADMIN);
            accounts.put(new AccountEntity(account, passwords.hash(password), clock.instant()).confirmed());
        }
    }
}
