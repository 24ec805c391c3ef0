package shop.carousel.order.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as it is kept: whose it is, until when it lasts, and whether it has ended before. */
@Entity
@Table(name = "session")
class SessionEntity {

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "browser")
    private String browser;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For Hibernate. */
    protected SessionEntity() {}

    SessionEntity(UUID id, UUID accountId, String browser, Instant openedAt, Instant endsAt) {
        this.id = id;
        this.accountId = accountId;
        this.browser = browser;
        this.openedAt = openedAt;
        this.endsAt = endsAt;
    }

    UUID id() {
        return id;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    /** What its browser or program called itself when it signed in. */
    String browser() {
        return browser;
    }

    /** Ends it; an end stays as it was. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    UUID accountId() {
        return accountId;
    }

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }
}
