package shop.carousel.catalog.console;

/** The outcome of a requested change, in words, and whether it was made. */
record ChangeMessage(String text, boolean done) {

    static ChangeMessage done(String text) {
        return new ChangeMessage(text, true);
    }

    static ChangeMessage undone(String text) {
        return new ChangeMessage(text, false);
    }
}
