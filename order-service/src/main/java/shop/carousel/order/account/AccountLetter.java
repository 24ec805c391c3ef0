package shop.carousel.order.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A letter that waits to be sent. One without an account is never sent: it only takes the same work as others. */
@Entity
@Table(name = "account_letter")
class AccountLetter {

    @Id
    private UUID id;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private LetterKind kind;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "written_at")
    private Instant writtenAt;

    /** For Hibernate. */
    protected AccountLetter() {}

    AccountLetter(@Nullable UUID accountId, LetterKind kind, String recipient, Instant writtenAt) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.kind = kind;
        this.recipient = recipient;
        this.writtenAt = writtenAt;
    }

    UUID id() {
        return id;
    }

    Optional<UUID> accountId() {
        return Optional.ofNullable(accountId);
    }

    LetterKind kind() {
        return kind;
    }

    String recipient() {
        return recipient;
    }
}
