package shop.carousel.bench.shoppers;

/** One request of a shopper. */
sealed interface Step {

    /** What kind of request it is, in the report. */
    String kind();

    /** Looks at a page or an answer of the API. */
    record Look(String kind, String path) implements Step {}

    /** Takes a cart. */
    record TakeCart() implements Step {
        @Override
        public String kind() {
            return "new cart";
        }
    }

    /** Puts units into the cart. */
    record Put(String sku, int units) implements Step {
        @Override
        public String kind() {
            return "put into cart";
        }
    }

    /** Orders the cart. */
    record OrderCart() implements Step {
        @Override
        public String kind() {
            return "order";
        }
    }

    /** Orders one unit without a cart. */
    record OrderOne(String sku) implements Step {
        @Override
        public String kind() {
            return "order";
        }
    }
}
