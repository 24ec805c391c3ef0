package shop.carousel.catalog.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.jspecify.annotations.Nullable;

/** What a customer says about a product. */
@Entity
@Table(name = "review")
class ReviewEntity {

    /** Null until it is stored. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, updatable = false)
    private String sku;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id", updatable = false)
    @SuppressWarnings("NullAway.Init") // Hibernate sets it
    private ReviewAuthor author;

    @Column(nullable = false)
    private int rating;

    @Column(nullable = false)
    private String title;

    @Column(nullable = false)
    private String text;

    @Column(nullable = false)
    private int helpful;

    /** By the database's clock. */
    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "hidden_reason")
    private @Nullable String hiddenReason;

    /** For Hibernate. */
    protected ReviewEntity() {}

    ReviewEntity(String sku, ReviewAuthor author, ReviewDraft draft) {
        this.sku = sku;
        this.author = author;
        write(draft);
    }

    private void write(ReviewDraft draft) {
        rating = draft.rating();
        title = draft.title();
        text = draft.text();
    }

    void edit(ReviewDraft draft, Instant now) {
        write(draft);
        editedAt = now;
    }

    /** Another finds it helpful, or does no more. */
    void vote(int by) {
        helpful += by;
    }

    /** @param reason null to show it again */
    void hide(@Nullable String reason) {
        hiddenReason = reason;
    }

    long id() {
        return id;
    }

    String sku() {
        return sku;
    }

    int helpful() {
        return helpful;
    }

    @Nullable
    String hiddenReason() {
        return hiddenReason;
    }

    boolean isOf(@Nullable UUID account) {
        return author.accountId().equals(account);
    }

    /** As everybody sees it. */
    ReviewView view() {
        return new ReviewView(id, rating, title, text, author.name(), helpful, createdAt, editedAt);
    }

    /** As administrators see it. */
    ModeratedReview moderated() {
        return new ModeratedReview(sku, view(), hiddenReason);
    }
}
