package shop.carousel.order.address;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.request.Body;

/** Reads a delivery address by the rules of its country. */
public final class AddressReader {

    private static final int LONGEST_POSTAL_CODE = 20;
    private static final String POSTAL_CODE = "postalCode";

    private AddressReader() {}

    /**
     * The address; what is wrong with it, the body notes.
     *
     * @param language in which its country may be named, besides English
     */
    public static Address read(Body body, Locale language) {
        String name = body.text("name", 200);
        String line1 = body.text("line1", 200);
        String line2 = body.optionalText("line2", 200).orElse(null);
        String city = body.text("city", 100);
        String region = body.optionalText("region", 100).orElse(null);
        Optional<String> country = country(body, language);
        return new Address(name, line1, line2, city, region, postalCode(body, country), country.orElse(""));
    }

    private static Optional<String> country(Body body, Locale language) {
        String text = body.text("country", 100);
        Optional<String> code = Countries.find(text, language);
        if (code.isEmpty() && body.isGood("country")) {
            body.refuse("country", "must be a country, by its name or by its code, such as NL");
        }
        return code;
    }

    private static @Nullable String postalCode(Body body, Optional<String> country) {
        Optional<String> code = body.optionalText(POSTAL_CODE, LONGEST_POSTAL_CODE);
        if (body.isGood(POSTAL_CODE) && country.isPresent()) {
            if (code.isEmpty() && PostalCodes.isDemanded(country.get())) {
                body.refuse(POSTAL_CODE, "is missing");
            } else if (code.isPresent() && !PostalCodes.isPossible(country.get(), code.get())) {
                body.refuse(POSTAL_CODE, "must be one of the country, such as " + PostalCodes.example(country.get()));
            }
        }
        return code.orElse(null);
    }
}
