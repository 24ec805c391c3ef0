/**
 * A picture for every product, drawn by the shop itself: a silhouette that fits what it is, in the colours of its
 * department.
 */
@NullMarked
package shop.carousel.catalog.image;

import org.jspecify.annotations.NullMarked;
