/** How figures are shown: a table, a drawing, a file for machines. */
@NullMarked
package shop.carousel.bench.report;

import org.jspecify.annotations.NullMarked;
