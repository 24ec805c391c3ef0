package shop.carousel.cart.cart;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What a cart's row of one SKU holds.
 *
 * @param addedAt keeps the lines in the order in which they came
 */
@Embeddable
record CartLine(int quantity, @Column(name = "added_at") Instant addedAt) {}
