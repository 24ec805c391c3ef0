/**
 * The stored format: keys, headers, payloads and their encryption, tombstones. {@link shop.carousel.ring.entry.Entries}
 * has the operations that every kind of node offers. Knows no ring and no view. Internal; all packages of caches use
 * it.
 */
@NullMarked
package shop.carousel.ring.entry;

import org.jspecify.annotations.NullMarked;
