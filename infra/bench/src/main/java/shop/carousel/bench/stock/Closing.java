package shop.carousel.bench.stock;

/** Ends what was measured. */
final class Closing {

    private Closing() {}

    /** A fault at the end of a measurement changes no figure. */
    static void quietly(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception fault) {
            System.Logger log = System.getLogger(Closing.class.getName());
            log.log(System.Logger.Level.DEBUG, "Not closed cleanly", fault);
        }
    }
}
