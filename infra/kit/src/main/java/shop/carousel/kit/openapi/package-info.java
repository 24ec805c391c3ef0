/** The services' OpenAPI documents, as far as they are alike. */
@NullMarked
package shop.carousel.kit.openapi;

import org.jspecify.annotations.NullMarked;
