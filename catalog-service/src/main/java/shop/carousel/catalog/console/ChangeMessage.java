package shop.carousel.catalog.console;

/** What became of a change that the reader asked for, in words, and whether it was made. */
record ChangeMessage(String text, boolean done) {

    static ChangeMessage done(String text) {
        return new ChangeMessage(text, true);
    }

    static ChangeMessage undone(String text) {
        return new ChangeMessage(text, false);
    }
}
