package shop.carousel.catalog.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import shop.carousel.ring.console.NodeForm;

/** A node that an administrator typed, as text. */
record NodeQuery(
        @QueryParam("id") @DefaultValue("") String id,
        @QueryParam("address") @DefaultValue("") String address,
        @QueryParam("weight") @DefaultValue("1") String weight,
        @QueryParam("zone") @DefaultValue("z1") String zone,
        @QueryParam("basedOn") @DefaultValue("1") String epoch) {

    static final NodeQuery NONE = new NodeQuery("", "", "", "", "");

    boolean isEmpty() {
        return id.isEmpty() && address.isEmpty();
    }

    NodeForm toForm() {
        long basedOn = RingPages.number(epoch);
        return new NodeForm(id.strip(), address.strip(), RingPages.number(weight), zone.strip(), basedOn);
    }
}
