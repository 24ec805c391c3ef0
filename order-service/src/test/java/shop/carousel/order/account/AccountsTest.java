package shop.carousel.order.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(1, confirmed.stream().filter(first -> first).count(), confirmed.toString());
    }

    @Test
    void administrator_putByManyAtOnce_isOne_andTheLastPasswordHolds() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        List<Boolean> put = atOnce(() -> {
            accounts.put(account(email, Roles.ADMIN, "first").confirmed());
            return true;
        });
        assertEquals(AT_ONCE, put.size());
        accounts.put(account(email, Roles.ADMIN, "second").confirmed());
        AccountEntity kept = accounts.find(SignInName.of(email)).orElseThrow();
        assertEquals("second", kept.passwordHash());
    }

    @Test
    void account_thatBecomesTheAdministrators_keepsItsIdAndName() {
        String email = UUID.randomUUID() + "@example.org";
        AccountEntity customer = account(email, Roles.CUSTOMER, "customer's");
        accounts.add(customer);
        assertTrue(accounts.confirm(customer.account().id(), email, Instant.now()));
        accounts.put(account(email, Roles.ADMIN, "administrator's"));
        AccountEntity kept = accounts.find(SignInName.of(email)).orElseThrow();
        assertEquals(customer.account().id(), kept.account().id());
        assertEquals(Roles.ADMIN, kept.account().role());
        assertEquals("administrator's", kept.passwordHash());
    }

    @Test
    void name_thatCanBeNoAddress_isNobodys() {
        assertTrue(accounts.find(SignInName.of("\0")).isEmpty());
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
