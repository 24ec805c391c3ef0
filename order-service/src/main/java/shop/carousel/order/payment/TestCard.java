package shop.carousel.order.payment;

import java.util.Optional;
import java.util.stream.Stream;

/** The cards of the simulated provider, each with its behaviour. */
enum TestCard {
    AUTHORISES("4242424242424242"),
    DECLINES("4000000000000002"),
    ANSWERS_LATE("4000000000000044"),
    NEVER_ANSWERS("4000000000000051");

    private final String number;

    TestCard(String number) {
        this.number = number;
    }

    static Optional<TestCard> of(String number) {
        return Stream.of(values()).filter(card -> card.number.equals(number)).findFirst();
    }
}
