package shop.carousel.order.payment;

import shop.carousel.kit.money.Money;

/**
 * A payment provider, another company's system: it may be slow, silent or away, and a call without an answer may have
 * taken effect. So every call that moves money has a key of ours, and the same key twice has one effect.
 *
 * <p>An implementation throws any unchecked exception if it cannot tell. Calls block, and no transaction is held
 * meanwhile.
 */
public interface PaymentProvider {

    /** Whether cards of that number are taken at all. */
    boolean recognises(String cardNumber);

    /** Exchanges a card for a token that stands for it. The one call that sees the card. */
    String tokenise(Card card);

    /** Takes the money, once for this key, however often it is called. Returns when the outcome is known. */
    Authorisation authorise(String key, String cardToken, Money amount);

    /** What became of the key, without changing it. */
    Authorisation query(String key);

    /**
     * Ensures that this key never takes money any more, and returns what it did before. To be called before a payment
     * is given up: without it, "no answer yet" could still become a charge.
     *
     * @return {@link Authorisation.Abandoned}, or the answer that was already there
     */
    Authorisation abandon(String key);

    /** Gives back what was authorised under {@code chargeKey}, once for this key. Returns when it is done. */
    void refund(String key, String chargeKey, Money amount);
}
