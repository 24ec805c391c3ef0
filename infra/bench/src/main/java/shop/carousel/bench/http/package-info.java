/** Answers of a running shop to GET requests: how many a second, how soon, and for how much processor time. */
@NullMarked
package shop.carousel.bench.http;

import org.jspecify.annotations.NullMarked;
