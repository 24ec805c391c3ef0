package shop.carousel.catalog.product;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** Stores one product for an administrator, unless another change came first. */
@Singleton
class ProductPut {

    private final ProductRepository products;
    private final ProductWriting writing;

    ProductPut(ProductRepository products, ProductWriting writing) {
        this.products = products;
        this.writing = writing;
    }

    /** Whether the product is new. A 412 if {@code If-Match} names another version than the present one. */
    @Transactional
    boolean put(ProductDraft draft, @Nullable String ifMatch) {
        OptionalLong present = products.lockVersion(draft.sku());
        if (!VersionMatch.holds(ifMatch, present)) {
            throw Problem.preconditionFailed(
                    present.isPresent()
                            ? "The product is at version " + present.getAsLong() + " now."
                            : "There is no product " + draft.sku() + ".");
        }
        if (draft.replacedBy() != null
                && products.findByIdOptional(draft.replacedBy()).isEmpty()) {
            throw Problem.invalid("replacedBy", "names no product: " + draft.replacedBy());
        }
        writing.write(List.of(draft), Map.of());
        return present.isEmpty();
    }
}
