package shop.carousel.order.mail;

/** A message was not sent. */
final class MailException extends RuntimeException {

    MailException(String message, Exception cause) {
        super(message, cause);
    }
}
