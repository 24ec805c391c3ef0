package shop.carousel.kit.idempotency;

/** A request was answered before, perhaps by a concurrent twin. The transaction that throws this leaves no effect. */
public final class AnsweredMeanwhileException extends RuntimeException {

    AnsweredMeanwhileException() {
        super("a request was answered meanwhile", null, false, false);
    }
}
