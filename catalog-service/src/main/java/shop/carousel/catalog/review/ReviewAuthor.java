package shop.carousel.catalog.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An author of reviews, with the shown name. {@link ReviewAuthors} writes it. */
@Entity
@Immutable
@Table(name = "review_author")
class ReviewAuthor {

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column
    private @Nullable String name;

    @Column(name = "forgotten_at")
    private @Nullable Instant forgottenAt;

    /** For Hibernate. */
    protected ReviewAuthor() {}

    UUID accountId() {
        return accountId;
    }

    /** Null where the account is gone. */
    @Nullable
    String name() {
        return name;
    }
}
