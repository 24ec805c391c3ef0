package shop.carousel.catalog.review;

/** A review as it may be stored. */
record ReviewDraft(int rating, String title, String text, String author) {}
