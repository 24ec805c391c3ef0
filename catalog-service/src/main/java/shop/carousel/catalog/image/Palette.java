package shop.carousel.catalog.image;

import java.util.List;

/**
 * The colours of a picture.
 *
 * @param ground the background
 * @param shade a field on the background
 * @param first the thing itself
 * @param second its other part
 * @param accent a small part that stands out
 * @param dark lines and shadows
 */
record Palette(String ground, String shade, String first, String second, String accent, String dark) {

    /** A background and the shade on it; each department has one. */
    private record Ground(String ground, String shade) {}

    private static final List<Ground> GROUNDS = List.of(
            new Ground("#f6ead9", "#efd9b8"),
            new Ground("#e3eee6", "#c5ddcc"),
            new Ground("#e4ecf4", "#c5d8ea"),
            new Ground("#f5e3df", "#ecc7bf"),
            new Ground("#ece6f3", "#d5c8e6"),
            new Ground("#e0f0ef", "#b9dedb"),
            new Ground("#f3efdc", "#e4d9a8"),
            new Ground("#eae8e4", "#d5d0c7"));

    private static final List<Palette> THINGS = List.of(
            thing("#c8553d", "#e28b6d", "#f2c14e", "#3d2b2f"),
            thing("#2f6f73", "#5fa3a3", "#f2a65a", "#1d3538"),
            thing("#38598b", "#7396c8", "#f0b23e", "#1e2b45"),
            thing("#7a5c3e", "#a9835a", "#d8573c", "#33271c"),
            thing("#4f7a4a", "#86ab77", "#e9c46a", "#24361f"),
            thing("#8a4f7d", "#b583ab", "#f3b562", "#3a2136"),
            thing("#b3792b", "#d9a85a", "#2f6f73", "#3b2a12"),
            thing("#54636b", "#8b9ba3", "#d8573c", "#252d31"));

    private static Palette thing(String first, String second, String accent, String dark) {
        return new Palette("", "", first, second, accent, dark);
    }

    /** The same for the same department and SKU. */
    static Palette of(String department, String sku) {
        Ground ground = GROUNDS.get(Math.floorMod(spread(department), GROUNDS.size()));
        Palette thing = THINGS.get(Math.floorMod(spread(sku), THINGS.size()));
        return new Palette(
                ground.ground(), ground.shade(), thing.first(), thing.second(), thing.accent(), thing.dark());
    }

    /** Neighbouring SKUs get unlike numbers. */
    static int spread(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** As a style sheet of the drawings' classes. */
    String styles() {
        return ".a{fill:%1$s}.b{fill:%2$s}.c{fill:%3$s}.d{fill:%4$s}.e{fill:#fffaf0}.f{fill:#d5dbdd}.g{fill:#f8d673}"
                        .formatted(first, second, accent, dark)
                + ".l{fill:#4f8a5b}.h{fill:#6fa676}.w{fill:#6aa9d8}.k{fill:%1$s}".formatted(shade)
                + ".n,.m,.o,.p,.q{fill:none;stroke-linecap:round;stroke-linejoin:round}"
                + ".n{stroke:%4$s}.m{stroke:%1$s}.o{stroke:%2$s}.p{stroke:%3$s}.q{stroke:#fffaf0}"
                        .formatted(first, second, accent, dark);
    }
}
