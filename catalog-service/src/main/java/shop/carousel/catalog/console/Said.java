package shop.carousel.catalog.console;

/** What became of a change that the reader asked for, in words, and whether it was made. */
record Said(String text, boolean done) {

    static Said done(String text) {
        return new Said(text, true);
    }

    static Said undone(String text) {
        return new Said(text, false);
    }
}
