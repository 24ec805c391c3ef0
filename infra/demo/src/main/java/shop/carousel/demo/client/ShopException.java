package shop.carousel.demo.client;

/** What keeps a command from its work, in a sentence for people. */
public final class ShopException extends RuntimeException {

    ShopException(String message) {
        super(message);
    }

    ShopException(String message, Throwable cause) {
        super(message, cause);
    }
}
