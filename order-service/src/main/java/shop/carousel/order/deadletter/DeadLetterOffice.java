package shop.carousel.order.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.RecordRefusedException;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.event.DeadLetters;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.deadletter.DeadLetter.State;

/**
 * An operator's actions on dead letters. Replaying twice sends once; a letter that was discarded is not replayed, and
 * the other way round. Should this process die between the sending and the commit, the letter still waits, and a second
 * replay is a second delivery, which changes nothing.
 */
@Singleton
public class DeadLetterOffice {

    private static final UUID LAST = new UUID(-1L, -1L);

    private final Letters letters;
    private final LetterSummaries summaries;
    private final LetterHeaders headers;
    private final DeadLetters deadLetters;
    private final Cursors cursors;
    private final Clock clock;

    DeadLetterOffice(
            Letters letters,
            LetterSummaries summaries,
            LetterHeaders headers,
            DeadLetters deadLetters,
            Cursors cursors,
            Clock clock) {
        this.letters = letters;
        this.summaries = summaries;
        this.headers = headers;
        this.deadLetters = deadLetters;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A page of those in one state. */
    public DeadLetterPage page(State state, int size, @Nullable String cursor) {
        String scope = "dead letters " + state + " ";
        List<DeadLetter> oneMore = summaries.page(state, after(scope, cursor), size + 1).stream()
                .map(letter -> letter.shown(headers))
                .toList();
        if (oneMore.size() <= size) {
            return new DeadLetterPage(oneMore, null);
        }
        List<DeadLetter> items = oneMore.subList(0, size);
        return new DeadLetterPage(items, cursors.seal(scope + items.getLast().id()));
    }

    private UUID after(String scope, @Nullable String cursor) {
        if (cursor == null) {
            return LAST;
        }
        String text = cursors.open(cursor);
        if (!text.startsWith(scope)) {
            throw Problem.badRequest("cursor", "belongs to another list");
        }
        return UUID.fromString(text.substring(scope.length()));
    }

    /** How many wait for a decision. */
    public long waiting() {
        return letters.waiting();
    }

    /** The whole letter with its history, or a 404. */
    @Transactional
    public DeadLetter require(UUID id) {
        return letters.findByIdOptional(id).map(letter -> letter.shown(headers)).orElseThrow(DeadLetterOffice::unknown);
    }

    /** Sends it to where it came from, with its own key and headers; a 409 if only its beginning could be kept. */
    public DeadLetter replay(UUID id, String by) {
        return decide(id, State.REPLAYED, by, letter -> send(id, letter));
    }

    private void send(UUID id, DeadLetterEntity letter) {
        if (headers.isTruncated(letter.headers())) {
            throw Problem.conflict(
                    "truncated", "Only the beginning of this record was stored; the whole record is on its topic.");
        }
        try {
            deadLetters.send(letter.topic(), letter.key(), letter.payload(), headers.replayed(letter.headers(), id));
        } catch (RecordRefusedException tooLarge) {
            throw Problem.conflict("too-large", "The topic does not accept it: it is too large.");
        }
    }

    /** Nothing becomes of it any more; it stays on record. */
    public DeadLetter discard(UUID id, String by) {
        return decide(id, State.DISCARDED, by, letter -> {});
    }

    private DeadLetter decide(UUID id, State to, String by, Consumer<DeadLetterEntity> action) {
        QuarkusTransaction.requiringNew().run(() -> {
            DeadLetterEntity letter = letters.lock(id).orElseThrow(DeadLetterOffice::unknown);
            if (letter.isOpenTo(to)) {
                action.accept(letter);
                letter.decide(to, by, clock.instant());
            }
        });
        return require(id);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such dead letter.");
    }
}
