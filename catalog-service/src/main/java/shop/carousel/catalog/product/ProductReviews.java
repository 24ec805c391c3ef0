package shop.carousel.catalog.product;

/** What customers say about products. */
public interface ProductReviews {

    /** The first of a product's reviews, for whoever is asking. Where they cannot be read now, it says so. */
    ReviewSection of(Product product);
}
