package shop.carousel.kit.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.work.Backoff;

/** The work on the records of one poll. Not thread-safe. */
final class PollWork<T> {

    private static final Logger LOG = Logger.getLogger(PollWork.class);

    private final ConsumptionConfig config;
    private final PutAside aside;
    private final int atATime;
    private final Function<CloudEvent, Optional<T>> reader;
    private final Consumer<List<T>> together;
    private final Tries tries;
    private final Backoff backoff;
    private final Set<@Nullable String> heldKeys = new HashSet<>();
    private final List<Item<T>> held = new ArrayList<>();

    PollWork(
            ConsumptionConfig config,
            PutAside aside,
            int atATime,
            Function<CloudEvent, Optional<T>> reader,
            Consumer<List<T>> together) {
        this.config = config;
        this.aside = aside;
        this.atATime = atATime;
        this.reader = reader;
        this.together = together;
        this.tries = new Tries(config);
        this.backoff = Tries.backoff(config);
    }

    private record Item<T>(Arrived record, T what) {}

    void run(List<Arrived> records) {
        List<Item<T>> items = new ArrayList<>();
        records.forEach(record -> read(record).ifPresent(items::add));
        for (int from = 0; from < items.size(); from += Math.min(atATime, items.size())) {
            handle(items.subList(from, Math.min(items.size() - from, atATime) + from));
        }
        held.forEach(this::insist);
    }

    private Optional<Item<T>> read(Arrived record) {
        try {
            return reader.apply(CloudEvent.of(record)).map(what -> new Item<>(record, what));
        } catch (RuntimeException unreadable) {
            aside.begin(record, 1, unreadable);
            return Optional.empty();
        }
    }

    /** Returns when they are handled, put aside, or held back until the others are. */
    private void handle(List<Item<T>> some) {
        List<Item<T>> items = some.stream().filter(item -> !isHeld(item)).toList();
        if (items.size() == 1) {
            handleOne(items.getFirst());
        } else if (items.size() > 1 && !isDoneTogether(items)) {
            handle(items.subList(0, items.size() / 2));
            handle(items.subList(items.size() / 2, items.size()));
        }
    }

    /**
     * False where some of them may keep the others from being handled; an outage that concerns all of them is waited
     * for.
     */
    private boolean isDoneTogether(List<Item<T>> items) {
        for (int attempt = 1; ; attempt++) {
            try {
                together.accept(items.stream().map(Item::what).toList());
                return true;
            } catch (RuntimeException fault) {
                if (Outages.isOfSome(fault)) {
                    LOG.infof("%d records are handled in halves: %s", items.size(), fault);
                    return false;
                }
                LOG.warnf("Trying again after: %s", fault);
                backoff.pauseAfter(attempt);
            }
        }
    }

    private boolean isHeld(Item<T> item) {
        boolean isHeld = heldKeys.contains(item.record().key());
        if (isHeld) {
            held.add(item);
        }
        return isHeld;
    }

    /** Those of other keys do not wait for whoever holds its row. */
    private void handleOne(Item<T> item) {
        RuntimeException last = tries.untilDone(() -> together.accept(List.of(item.what())), Outages::isHeldRow);
        if (last != null && Outages.isHeldRow(last)) {
            heldKeys.add(item.record().key());
            held.add(item);
        } else if (last != null) {
            putAside(item, last);
        }
    }

    private void insist(Item<T> item) {
        RuntimeException last = tries.untilDone(() -> together.accept(List.of(item.what())));
        if (last != null) {
            putAside(item, last);
        }
    }

    private void putAside(Item<T> item, RuntimeException reason) {
        aside.begin(item.record(), reason instanceof MalformedEventException ? 1 : config.attempts(), reason);
    }
}
