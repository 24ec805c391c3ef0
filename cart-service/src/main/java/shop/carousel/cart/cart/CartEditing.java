package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import java.util.Optional;
import shop.carousel.cart.pricing.CatalogAwayException;
import shop.carousel.cart.pricing.Pricing;
import shop.carousel.cart.pricing.Product;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.SkuForm;

/** Changes of a cart by people and programs. Only products that the shop sells can be added. */
@Singleton
final class CartEditing {

    private static final int RETRY_SECONDS = 2;

    private final Carts carts;
    private final CartRules rules;
    private final Pricing pricing;

    CartEditing(Carts carts, CartRules rules, Pricing pricing) {
        this.carts = carts;
        this.rules = rules;
        this.pricing = pricing;
    }

    /** Sets the quantity of a SKU. A line that is in the cart already can be changed while the catalog is away. */
    Cart set(String id, String sku, int quantity, IfMatch condition) {
        rules.quantity(quantity);
        requireSold(sku, carts.get(id).lines().has(sku));
        return carts.change(id, condition, lines -> rules.fitting(lines.with(sku, quantity), "sku"));
    }

    /** Adds units of a SKU to what the cart has of it. */
    Cart add(String id, String sku, int quantity) {
        return carts.change(
                id,
                IfMatch.ANY,
                lines -> rules.fitting(lines.with(sku, rules.sum(lines.quantityOf(sku), quantity)), "sku"));
    }

    /** Removes a line; a line that is not there is fine. */
    Cart remove(String id, String sku, IfMatch condition) {
        return carts.change(id, condition, lines -> lines.without(sku));
    }

    /** The product of that SKU, or a 404; a 409 if it is sold no more; 503 if neither ring nor catalog can tell now. */
    Product product(String sku) {
        try {
            return find(sku);
        } catch (CatalogAwayException away) {
            throw away(sku);
        }
    }

    private static Problem away(String sku) {
        return Problem.unavailable(
                "The catalog is away: whether there is a product " + sku + " cannot be told now.", RETRY_SECONDS);
    }

    private void requireSold(String sku, boolean wasSoldBefore) {
        try {
            find(sku);
        } catch (CatalogAwayException away) {
            if (!wasSoldBefore) {
                throw away(sku);
            }
        }
    }

    private Product find(String sku) {
        Optional<Product> product = SkuForm.holds(sku) ? pricing.product(sku) : Optional.empty();
        Product known = product.orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
        if (!known.isSold()) {
            throw Problem.conflict("off-sale", known.name() + " is no longer sold.")
                    .withError("sku", "is no longer sold");
        }
        return known;
    }
}
