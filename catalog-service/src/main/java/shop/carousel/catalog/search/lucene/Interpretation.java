package shop.carousel.catalog.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a text was taken for.
 *
 * @param correctedText null when the text was taken as it is
 */
record Interpretation(Query query, @Nullable String correctedText) {}
