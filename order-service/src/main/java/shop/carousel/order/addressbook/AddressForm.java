package shop.carousel.order.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.address.Address;
import shop.carousel.order.address.AddressReader;
import shop.carousel.order.address.Countries;
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormField.Option;
import shop.carousel.order.form.FormPage;
import shop.carousel.order.form.FormPage.Link;
import shop.carousel.order.request.Body;

/** An address as somebody sends it: by a page's form, or as JSON. Both are held to the same rules. */
record AddressForm(Address address, boolean preferred) {

    private static final String PREFERRED = "default";
    private static final List<String> TEXTS =
            List.of("name", "line1", "line2", "postalCode", "city", "region", "country");

    /** What JSON says; a 422 that names every field that is wrong. */
    static AddressForm of(JsonNode json, Locale language) {
        Body body = Body.of(json);
        Address address = AddressReader.read(body, language);
        JsonNode preferred = json.path(PREFERRED);
        if (!Body.isAbsent(preferred) && !preferred.isBoolean()) {
            body.refuse(PREFERRED, "must be true or false");
        }
        body.wrong().throwIfAny();
        return new AddressForm(address, preferred.asBoolean());
    }

    /** What was typed; a 422 that names every field that is wrong. */
    static AddressForm of(MultivaluedMap<String, String> typed, Locale language) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(field -> json.put(field, Objects.requireNonNullElse(typed.getFirst(field), "")));
        json.put(PREFERRED, "true".equals(typed.getFirst(PREFERRED)));
        return of(json, language);
    }

    /** The empty form. */
    static FormPage page(String title, String action, Locale language) {
        List<Option> countries = Countries.in(language).stream()
                .map(country -> new Option(country.code(), country.name()))
                .toList();
        return FormPage.of(
                title,
                action,
                "Save this address",
                new Link("/account/addresses", "Your addresses"),
                List.of(
                        FormField.text("name", "Name", "name"),
                        FormField.text("line1", "Street and number", "address-line1"),
                        FormField.text("line2", "More (optional)", "address-line2")
                                .optional(),
                        FormField.text("postalCode", "Postal code", "postal-code")
                                .optional(),
                        FormField.text("city", "City", "address-level2"),
                        FormField.text("region", "State, province or county (optional)", "address-level1")
                                .optional(),
                        FormField.select("country", "Country", "country", countries),
                        FormField.checkbox(PREFERRED, "Use this address by default at checkout")));
    }

    /** What the form holds that changes an address. */
    static Map<String, String> values(SavedAddress saved) {
        Address address = saved.address();
        Map<String, String> values = new HashMap<>();
        values.put("name", address.name());
        values.put("line1", address.line1());
        values.put("line2", Objects.requireNonNullElse(address.line2(), ""));
        values.put("postalCode", Objects.requireNonNullElse(address.postalCode(), ""));
        values.put("city", address.city());
        values.put("region", Objects.requireNonNullElse(address.region(), ""));
        values.put("country", address.country());
        values.put(PREFERRED, Boolean.toString(saved.preferred()));
        return values;
    }

    /** A text that is no number of an address is one of none. */
    static UUID number(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    static Problem unknown() {
        return Problem.notFound("There is no such address.");
    }
}
