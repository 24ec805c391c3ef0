/**
 * Programs that use a running shop through its public API, as anybody could: {@code ./shop import} and {@code ./shop
 * replay}. Sub-package {@code retail} reads the order file and knows no server.
 *
 * <p>Others use {@link shop.carousel.demo.client.ImportCommand} and {@link shop.carousel.demo.client.ReplayCommand}.
 */
@NullMarked
package shop.carousel.demo.client;

import org.jspecify.annotations.NullMarked;
