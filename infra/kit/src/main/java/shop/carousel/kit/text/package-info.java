/**
 * Texts as people type and paste them: one reader for names, titles and descriptions.
 */
@NullMarked
package shop.carousel.kit.text;

import org.jspecify.annotations.NullMarked;
