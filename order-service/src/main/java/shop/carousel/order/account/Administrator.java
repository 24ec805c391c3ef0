package shop.carousel.order.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import shop.carousel.kit.identity.Roles;

/** Sees to it, at the start, that the configured administrator can sign in with the configured password. */
@Singleton
class Administrator {

    private final Accounts accounts;
    private final Passwords passwords;
    private final AdministratorConfig config;

    Administrator(Accounts accounts, Passwords passwords, AdministratorConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.config = config;
    }

    void ensure(@Observes StartupEvent started) {
        SignInName name = SignInName.of(config.email());
        String password = config.password().strip();
        boolean current = accounts.find(name)
                .filter(stored -> stored.account().role().equals(Roles.ADMIN))
                .filter(stored -> passwords.matches(password, stored.passwordHash()))
                .isPresent();
        if (!current) {
            accounts.put(
                    new Account(UUID.randomUUID(), name.first(), "Administrator", Roles.ADMIN),
                    passwords.hash(password));
        }
    }
}
