package shop.carousel.kit.idempotency;

/** A request was answered before, perhaps by a twin a moment ago. The transaction that meets this has left nothing. */
public final class AnsweredMeanwhileException extends RuntimeException {

    AnsweredMeanwhileException() {
        super("a request was answered meanwhile", null, false, false);
    }
}
