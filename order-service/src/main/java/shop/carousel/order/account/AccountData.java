package shop.carousel.order.account;

import java.util.List;
import java.util.UUID;

/** The personal data that a package stores, by account. */
public interface AccountData {

    /** Its name in a person's export. */
    String name();

    /** All of it, as values for JSON. */
    List<?> of(UUID account);

    /**
     * Deletes all personal data, in the running transaction. Throws a 409 if that is not possible yet. Rows that refer
     * to the account's row are deleted with it.
     */
    default void forget(UUID account) {}
}
