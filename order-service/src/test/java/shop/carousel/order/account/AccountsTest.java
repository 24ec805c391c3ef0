package shop.carousel.order.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.identity.Roles;
import shop.carousel.order.OrderServiceTest;

/** Accounts under concurrent callers, as several instances of the service are. */
@QuarkusTest
class AccountsTest extends OrderServiceTest {

    private static final int AT_ONCE = 8;

    @Inject
    Accounts accounts;

    /** Anybody may open an account with any address; whoever reads its mail has it. */
    @Test
    void account_confirmedByManyAtOnce_isOne() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        List<Boolean> confirmed = atOnce(() -> {
            AccountEntity opened = account(email, Roles.CUSTOMER, "hash");
            accounts.add(opened);
            return accounts.confirm(opened.account().id(), email, Instant.now());
        });
        assertThat(confirmed.stream().filter(first -> first).count())
                .as(confirmed.toString())
                .isEqualTo(1);
    }

    @Test
    void administrator_putByManyAtOnce_isOne_andTheLastPasswordHolds() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        List<Boolean> put = atOnce(() -> {
            accounts.put(account(email, Roles.ADMIN, "first").confirmed());
            return true;
        });
        assertThat(put).hasSize(AT_ONCE);
        accounts.put(account(email, Roles.ADMIN, "second").confirmed());
        AccountEntity kept = accounts.find(SignInName.of(email)).orElseThrow();
        assertThat(kept.passwordHash()).isEqualTo("second");
    }

    @Test
    void account_thatBecomesTheAdministrators_keepsItsIdAndName() {
        String email = UUID.randomUUID() + "@example.org";
        AccountEntity customer = account(email, Roles.CUSTOMER, "customer's");
        accounts.add(customer);
        assertThat(accounts.confirm(customer.account().id(), email, Instant.now()))
                .isTrue();
        accounts.put(account(email, Roles.ADMIN, "administrator's"));
        AccountEntity kept = accounts.find(SignInName.of(email)).orElseThrow();
        assertThat(kept.account().id()).isEqualTo(customer.account().id());
        assertThat(kept.account().role()).isEqualTo(Roles.ADMIN);
        assertThat(kept.passwordHash()).isEqualTo("administrator's");
    }

    @Test
    void name_thatCanBeNoAddress_isNobodys() {
        assertThat(accounts.find(SignInName.of("\0"))).isEmpty();
    }

    private static AccountEntity account(String email, String role, String hash) {
        return new AccountEntity(new Account(UUID.randomUUID(), email, "Ada", role), hash, Instant.now());
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<T>> calls = Stream.generate(() -> call).limit(AT_ONCE).toList();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
