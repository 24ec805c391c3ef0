package shop.carousel.cart.pricing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import shop.carousel.ring.Versioned;

/**
 * A value of a cache that the catalog owns. The JSON is kept whole, with fields that this service does not know,
 * because what it puts on the ring is read by the catalog too.
 *
 * @param view the part of the JSON that this service reads
 */
record Document<T>(ObjectNode json, T view) {

    /** With the version that the catalog wrote into it. */
    Versioned<Document<T>> versioned() {
        return new Versioned<>(this, json.required("version").longValue());
    }
}
