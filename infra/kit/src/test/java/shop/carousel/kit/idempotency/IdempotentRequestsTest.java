package shop.carousel.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.problem.Problem;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class IdempotentRequestsTest {

    private static final byte[] BODY = {1};

    @Inject
    IdempotentRequests requests;

    @Inject
    Inbox inbox;

    private final String key = UUID.randomUUID().toString();

    /** The effect is an inbox row, so that an effect of the twin that lost would be seen. */
    private StoredAnswer effect(Set<UUID> effects) {
        UUID id = UUID.randomUUID();
        inbox.firstDelivery("idempotency-test", id);
        synchronized (effects) {
            effects.add(id);
        }
        return new StoredAnswer(202, "/orders/" + id, "{\"id\":\"" + id + "\"}");
    }

    @Test
    void request_byConcurrentTwins_takesEffectOnce() throws Exception {
        Set<UUID> tried = new HashSet<>();
        Set<StoredAnswer> answers = new HashSet<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<StoredAnswer>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(callers.submit(
                        () -> requests.once(new IdempotentRequest("guest", key, BODY), () -> effect(tried))));
            }
            for (Future<StoredAnswer> call : calls) {
                answers.add(call.get());
            }
        }
        assertThat(answers).hasSize(1);
        long committed = tried.stream().filter(this::isCommitted).count();
        assertThat(committed)
                .as("effects committed of " + tried.size() + " tried")
                .isEqualTo(1);
    }

    @Test
    void request_withSameKeyAndOtherBody_isRefused() {
        requests.once(new IdempotentRequest("guest", key, BODY), () -> effect(new HashSet<>()));
        Problem refusal = assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> requests.once(
                        new IdempotentRequest("guest", key, new byte[] {2}), () -> effect(new HashSet<>())))
                .actual();
        assertThat(refusal.status()).isEqualTo(422);
    }

    @Test
    void request_ofAnotherPrincipal_isAnother() {
        StoredAnswer mine = requests.once(new IdempotentRequest("a", key, BODY), () -> effect(new HashSet<>()));
        StoredAnswer theirs = requests.once(new IdempotentRequest("b", key, BODY), () -> effect(new HashSet<>()));
        assertThat(mine).isNotEqualTo(theirs);
    }

    @Test
    void request_whoseWorkFails_mayBeSentAgain() {
        assertThatThrownBy(() -> requests.once(new IdempotentRequest("guest", key, BODY), () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(requests.find(new IdempotentRequest("guest", key, BODY))).isEmpty();
        requests.once(new IdempotentRequest("guest", key, BODY), () -> effect(new HashSet<>()));
    }

    private boolean isCommitted(UUID effect) {
        return QuarkusTransaction.requiringNew().call(() -> !inbox.firstDelivery("idempotency-test", effect));
    }
}
