package shop.carousel.order.checkout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.address.Country;

/**
 * The content of the page of the checkout prints, formatted and decided.
 *
 * @param notice something to say first; null when there is nothing
 * @param form null if there is nothing to order
 * @param ordered the order that the cart is in already, in place of a form; null if it is in none
 */
record CheckoutPage(
        @Nullable Notice notice,
        @Nullable Form form,
        @Nullable OrderedPage ordered) {

    static CheckoutPage saying(@Nullable Notice notice) {
        return new CheckoutPage(notice, null, null);
    }

    /**
     * An order that was placed just now.
     *
     * @param href its page
     * @param again where the form for one more order of the same things is
     */
    record OrderedPage(String number, String href, String again) {}

    /** A message to the shopper. */
    record Notice(String kind, String text) {}

    /**
     * The form beside its summary.
     *
     * @param key the Idempotency-Key of this form: sent twice, it orders once
     * @param expectedTotal the total as it was shown, in minor units
     * @param repeats the order that has these things already, where this is one more on purpose; else empty
     * @param countries the choices of the country
     * @param language of the countries' names
     * @param saved the addresses that fill it with one click
     */
    record Form(
            List<Row> rows,
            String total,
            String key,
            String expectedTotal,
            String repeats,
            List<Group> groups,
            List<Field> wrong,
            List<Country> countries,
            String language,
            List<Saved> saved) {

        /** The head of the list of errors. */
        public String wrongCount() {
            return wrong.size() == 1 ? "1 field" : wrong.size() + " fields";
        }
    }

    /** A line of what is bought. */
    record Row(String name, int quantity, String total) {}

    /** An address that its owner keeps. */
    record Saved(String id, String name, String text) {}

    /** Fields that belong together; each row is one field, or several side by side. */
    record Group(String legend, List<List<Field>> rows) {

        /** Whether it is the one of the address. */
        public boolean address() {
            return legend.equals(CheckoutFields.ADDRESS);
        }
    }

    /**
     * A field.
     *
     * @param value what it holds
     * @param demo what the demo button fills in
     * @param error what is wrong with it; null when nothing is
     */
    record Field(
            String name,
            String label,
            String type,
            String inputMode,
            String autocomplete,
            boolean required,
            String value,
            String demo,
            @Nullable String error) {}
}
