package shop.carousel.demo.supervisor;

import shop.carousel.demo.servers.Part;

/** A part and what it is in the shop. */
public record Member(Part part, Role role) {

    /** The part's name. */
    public String name() {
        return part.name();
    }
}
