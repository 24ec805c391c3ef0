package shop.carousel.catalog.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.Consumption;
import shop.carousel.kit.event.MalformedEventException;

/** Consumes deletions of accounts (topic {@code account-events}). A second delivery changes nothing. */
@Singleton
class DeletedAccounts {

    private static final String CONSUMER = "catalog-accounts";
    private static final String DELETED = "shop.carousel.account.deleted.v1";

    private final Consumption consumption;
    private final ReviewAuthors authors;
    private final ObjectMapper json;

    DeletedAccounts(Consumption consumption, ReviewAuthors authors, ObjectMapper json) {
        this.consumption = consumption;
        this.authors = authors;
        this.json = json;
    }

    private record Deleted(@Nullable UUID accountId) {}

    @Incoming("account-events")
    @Blocking
    void hear(Poll poll) {
        consumption.consume(CONSUMER, poll.records(), this::forget);
    }

    private void forget(CloudEvent event) {
        if (event.type().equals(DELETED)) {
            UUID account = event.data(json, Deleted.class).accountId();
            if (account == null) {
                throw new MalformedEventException(event.type() + " " + event.id() + " has no accountId", null);
            }
            authors.forget(account);
        }
    }
}
