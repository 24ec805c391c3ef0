package shop.carousel.order.account;

import java.util.List;
import java.util.UUID;

/** What a room keeps of people, by their account. */
public interface AccountData {

    /** What it is called in what a person gets of it. */
    String name();

    /** All of it, as JSON can say it. */
    List<?> of(UUID account);

    /**
     * Keeps nothing of the person from now on, in the running transaction. Throws a 409 where that cannot be yet. What
     * refers to the account's row goes with it by itself.
     */
    default void forget(UUID account) {}
}
