package shop.carousel.bench;

/** A benchmark cannot be run here, for a reason that its reader can do something about. */
public final class LeftOutException extends RuntimeException {

    public LeftOutException(String reason) {
        super(reason);
    }
}
