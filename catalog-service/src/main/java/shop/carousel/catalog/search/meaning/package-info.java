/**
 * The meaning of texts, as vectors of a sentence-embedding model that comes with the shop: texts of similar meaning
 * have vectors of similar direction, whatever their words. The entry point is {@link
 * shop.carousel.catalog.search.meaning.Meanings}.
 *
 * <p>The model (all-MiniLM-L6-v2, weights of 8 bits) is inside an artifact and runs in ONNX Runtime on the caller's
 * thread; nothing is downloaded and no service is called. Only this package knows model and runtime.
 */
@NullMarked
package shop.carousel.catalog.search.meaning;

import org.jspecify.annotations.NullMarked;
