package shop.carousel.catalog.search.meaning;

/** The model cannot be run here. Words alone answer. */
public final class UnusableModelException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
