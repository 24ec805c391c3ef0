package shop.carousel.order.addressbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the page of one's addresses prints.
 *
 * @param full the word that there is no room for another; null if there is
 */
record AddressListPage(List<Row> rows, @Nullable String full) {

    /** An address. */
    record Row(String id, String name, String text, boolean preferred) {}

    static AddressListPage of(List<SavedAddress> addresses, int most) {
        return new AddressListPage(
                addresses.stream()
                        .map(saved ->
                                new Row(saved.id().toString(), saved.address().name(), saved.text(), saved.preferred()))
                        .toList(),
                addresses.size() < most ? null : "You have %d addresses, which is the maximum.".formatted(most));
    }
}
