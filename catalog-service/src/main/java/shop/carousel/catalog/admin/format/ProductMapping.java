package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.catalog.product.ProductRules;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.problem.Problem.FieldError;

/** Makes products of entries. The names of an entry's fields tell which catalogue it comes from. */
@Singleton
final class ProductMapping {

    private final ShopCurrency currency;
    private final ImportConfig config;

    ProductMapping(ShopCurrency currency, ImportConfig config) {
        this.currency = currency;
        this.config = config;
    }

    Mapped map(ObjectNode entry) {
        try {
            ProductDraft draft = draft(new EntryFields(entry, currency));
            int available = new EntryFields(entry, currency).wholeNumber("available", config.stock());
            List<FieldError> errors = ProductRules.check(draft);
            return errors.isEmpty() ? new Mapped.Accepted(draft, available) : new Mapped.Rejected(reason(errors));
        } catch (BadFieldException bad) {
            return new Mapped.Rejected(String.valueOf(bad.getMessage()));
        }
    }

    private static ProductDraft draft(EntryFields entry) throws BadFieldException {
        if (entry.has("sku")) {
            return OwnFormat.draft(entry);
        }
        if (entry.has("id") && entry.has("title")) {
            return IcecatFormat.draft(entry);
        }
        if (entry.has("name") && entry.has("categories")) {
            return PhonesFormat.draft(entry);
        }
        throw new BadFieldException("sku is missing");
    }

    private static String reason(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
