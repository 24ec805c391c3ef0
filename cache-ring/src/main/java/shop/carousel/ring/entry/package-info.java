/**
 * What is stored on a node, and what a node answers: keys, headers, payloads and their encryption, tombstones; and
 * {@link shop.carousel.ring.entry.Entries}, the operations that every kind of node offers on them. Knows no ring and no
 * view. Internal to the library; all rooms of caches use it.
 */
@NullMarked
package shop.carousel.ring.entry;

import org.jspecify.annotations.NullMarked;
