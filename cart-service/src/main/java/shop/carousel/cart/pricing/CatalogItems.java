package shop.carousel.cart.pricing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the catalog answers when it is asked for many: the documents as they are. */
record CatalogItems(@JsonProperty(required = true) List<ObjectNode> items) {

    CatalogItems {
        items = List.copyOf(items);
    }
}
