package shop.carousel.order.addressbook;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import shop.carousel.order.account.AccountData;

/** The addresses of an account; they go with its row. */
@Singleton
@Priority(5)
class AddressData implements AccountData {

    private final AddressBook book;

    AddressData(AddressBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "addresses";
    }

    @Override
    public List<?> of(UUID account) {
        return book.of(account);
    }
}
