/**
 * What texts mean, as vectors of a sentence-embedding model that comes with the shop: texts that mean alike have
 * vectors that point alike, whatever their words. {@link shop.carousel.catalog.search.meaning.Meanings} is the door.
 *
 * <p>The model (all-MiniLM-L6-v2, weights of 8 bits) is inside an artifact and runs in ONNX Runtime on the caller's
 * thread; nothing is downloaded and no service is asked. Only this room knows of either.
 */
@NullMarked
package shop.carousel.catalog.search.meaning;

import org.jspecify.annotations.NullMarked;
