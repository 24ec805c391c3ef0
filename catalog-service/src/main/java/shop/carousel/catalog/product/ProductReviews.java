package shop.carousel.catalog.product;

/** Customers' reviews of products. */
public interface ProductReviews {

    /** The first of a product's reviews, for the caller. If they cannot be read now, the section says so. */
    ReviewSection of(Product product);
}
