package shop.carousel.kit.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;

/**
 * Gives a repeated request the same answer, with one effect. A request is identified by its principal and its {@code
 * Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header); the answer is committed with the effect and kept for 24
 * hours.
 */
@ApplicationScoped
public class IdempotentRequests {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final String FIND = """
            select a.place, r.fingerprint, r.status, r.location, r.body
            from unnest(?, ?) with ordinality as a (principal, key, place)
            join idempotent_request r on r.principal = a.principal and r.key = a.key""";
    private static final String STORE = """
            insert into idempotent_request (principal, key, fingerprint, status, location, body)
            select * from unnest(?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final int PURGED_AT_A_TIME = 10_000;
    private static final String PURGE = """
            delete from idempotent_request
            where ctid = any (array (
              select ctid from idempotent_request
              where created_at < now() - interval '24 hours'
              limit %d))""".formatted(PURGED_AT_A_TIME);

    private static final int LOOKED_UP_TOGETHER = 256;
    private static final int CONFLICT = 409;

    private final Sql sql;
    private final Combiner<IdempotentRequest, Optional<Kept>> lookUps;

    IdempotentRequests(Sql sql, CombineConfig waits) {
        this.sql = sql;
        this.lookUps = new Combiner<>(this::findAll, Limits.ofItems(LOOKED_UP_TOGETHER, waits), fault -> false);
    }

    private record Kept(byte[] fingerprint, StoredAnswer answer) {}

    /** Checks the header: missing, empty, over 255 characters or not printable ASCII is a 400. */
    public static String requireKey(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest(
                    HEADER, "The header Idempotency-Key is missing: send a fresh random key with each order.");
        }
        if (key.length() > 255 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw Problem.badRequest(HEADER, "must be 1 to 255 printable ASCII characters, but has " + key.length());
        }
        return key;
    }

    /** The earlier answer to this request. Concurrent look-ups are batched. */
    Optional<StoredAnswer> find(IdempotentRequest request) {
        return lookUps.call(request).map(kept -> answer(kept, request.fingerprint()));
    }

    private List<Optional<Kept>> findAll(List<IdempotentRequest> requests) {
        List<Optional<Kept>> found = new ArrayList<>(Collections.nCopies(requests.size(), Optional.empty()));
        sql.list(
                        FIND,
                        row -> new Found(row.integer("place"), kept(row)),
                        Columns.of(String.class, requests, IdempotentRequest::principal),
                        Columns.of(String.class, requests, IdempotentRequest::key))
                .forEach(row -> found.set(row.place - 1, Optional.of(row.kept)));
        return found;
    }

    /** @param place of the request that it answers, counted from 1 */
    private record Found(int place, Kept kept) {}

    private static Kept kept(Row row) {
        return new Kept(
                row.bytes("fingerprint"),
                new StoredAnswer(row.integer("status"), row.textOrNull("location"), row.text("body")));
    }

    private static StoredAnswer answer(Kept kept, byte[] fingerprint) {
        if (Fingerprint.contradict(fingerprint, kept.fingerprint)) {
            throw Problem.of(
                            422,
                            "idempotency-key-reused",
                            "Idempotency key reused",
                            "This key was used for a request with another body.")
                    .withError(HEADER, "was used for a request with another body");
        }
        return kept.answer;
    }

    /**
     * Runs {@code work} in a transaction of its own and commits its answer with it; where the request was answered
     * before, also by a concurrent twin, gives that answer and leaves no effect. An exception of the work commits
     * nothing and reaches the caller.
     */
    public StoredAnswer once(IdempotentRequest request, Supplier<StoredAnswer> work) {
        return answer(request, () -> commit(List.of(request), () -> List.of(work.get()))
                        .getFirst())
                .answer();
    }

    /**
     * An answer, and whether it is new.
     *
     * @param isRepeated whether an earlier request got it; then this one has left no effect
     */
    public record Answered(StoredAnswer answer, boolean isRepeated) {}

    /**
     * The entry point. Returns the earlier answer to this request; or that of the work, which commits it by {@link
     * #commit}; or that of a concurrent twin that was faster. Another body under the same key is a 422. If the
     * fingerprints' secret has changed since, bodies cannot be compared and the key alone decides.
     */
    public Answered answer(IdempotentRequest request, Supplier<StoredAnswer> work) {
        Optional<Answered> before = repeated(request);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return new Answered(work.get(), false);
        } catch (AnsweredMeanwhileException twin) {
            return repeated(request).orElseThrow();
        } catch (Problem refusal) {
            if (refusal.status() != CONFLICT) {
                throw refusal;
            }
            // What this request wants is taken. By its twin, perhaps: then its answer is this one's too.
            return repeated(request).orElseThrow(() -> refusal);
        }
    }

    private Optional<Answered> repeated(IdempotentRequest request) {
        return find(request).map(answer -> new Answered(answer, true));
    }

    /**
     * Runs {@code work} for several requests in one transaction and commits its answers with it, one for each in their
     * order. Commits nothing and fails with {@link AnsweredMeanwhileException} where one of them was answered before.
     */
    public List<StoredAnswer> commit(List<IdempotentRequest> requests, Supplier<List<StoredAnswer>> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<StoredAnswer> answers = work.get();
            store(requests, answers);
            return answers;
        });
    }

    /**
     * A twin that holds a key makes this wait for its end; then its row is not inserted, and this transaction must not
     * commit.
     */
    private void store(List<IdempotentRequest> requests, List<StoredAnswer> answers) {
        int stored = sql.update(
                STORE,
                Columns.of(String.class, requests, IdempotentRequest::principal),
                Columns.of(String.class, requests, IdempotentRequest::key),
                Columns.of(byte[].class, requests, IdempotentRequest::fingerprint),
                Columns.of(Integer.class, answers, StoredAnswer::status),
                Columns.of(String.class, answers, StoredAnswer::location),
                Columns.of(String.class, answers, StoredAnswer::body));
        if (stored != requests.size()) {
            throw new AnsweredMeanwhileException();
        }
    }

    /** In pieces, each done quickly. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        int gone;
        do {
            gone = sql.update(PURGE);
        } while (gone == PURGED_AT_A_TIME);
    }
}
