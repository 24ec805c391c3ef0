package shop.carousel.cart.cart;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLOrder;
import org.jspecify.annotations.Nullable;

/**
 * A cart's row with its lines. It is changed only under its row lock ({@link CartRepository#lock}), which the version
 * guards once more.
 */
@Entity
@Table(name = "cart")
class CartEntity {

    @Id
    private String id;

    @Version
    private long version = 1;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @ElementCollection
    @CollectionTable(name = "cart_line", joinColumns = @JoinColumn(name = "cart_id"))
    @MapKeyColumn(name = "sku")
    @SQLOrder("added_at, sku")
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Map<String, CartLine> lines = new LinkedHashMap<>();

    /** For the mapping alone. */
    @SuppressWarnings("NullAway.Init")
    protected CartEntity() {}

    /** An empty cart at version 1; a guest's, where there is no account. */
    CartEntity(String id, @Nullable UUID accountId, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.createdAt = inMicroseconds(now);
        this.updatedAt = createdAt;
    }

    /** Makes a guest's cart this account's; one that somebody has stays theirs. */
    void claim(UUID account) {
        if (accountId == null) {
            accountId = account;
        }
    }

    String id() {
        return id;
    }

    /** The version that the row has; after a change the next one, once the change is flushed. */
    long version() {
        return version;
    }

    Lines lines() {
        return Lines.of(lines.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue().quantity()))
                .toList());
    }

    /** What the ring holds of it. */
    Cart snapshot() {
        return new Cart(id, version, lines(), accountId);
    }

    /**
     * Makes these the lines. The version rises even where they are the same as before. New lines come behind the
     * others, in the order of {@code next}.
     */
    void put(Lines next, Instant now) {
        updatedAt = later(now, updatedAt);
        lines.keySet().retainAll(next.skus());
        Instant added = updatedAt;
        for (Line line : next.list()) {
            CartLine before = lines.get(line.sku());
            if (before == null) {
                lines.put(line.sku(), new CartLine(line.quantity(), added));
                added = added.plus(1, ChronoUnit.MICROS);
            } else if (before.quantity() != line.quantity()) {
                lines.put(line.sku(), new CartLine(line.quantity(), before.addedAt()));
            }
        }
    }

    /** The time, or the moment after {@code before} where a clock went back or stood still. */
    private static Instant later(Instant now, Instant before) {
        Instant next = before.plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? inMicroseconds(now) : next;
    }

    /** As exact as the database keeps it. */
    private static Instant inMicroseconds(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
