package shop.carousel.catalog.image;

import shop.carousel.catalog.product.Product;

/**
 * Draws a product: a background, something behind, a shadow, and the thing itself. The same product always looks the
 * same.
 */
final class Picture {

    /** Raised when pictures change, so that kept copies are not used any more. */
    static final int EDITION = 1;

    private Picture() {}

    static String of(Product product, Shapes shapes) {
        Palette palette = Palette.of(product.department(), product.sku());
        int chance = Palette.spread(product.sku() + "/behind") >>> 3;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" role="img" aria-label="%s">\
                <style>%s</style><rect width="320" height="320" fill="%s"/>%s\
                <ellipse cx="160" cy="268" rx="%d" ry="9" fill="#000" opacity=".12"/>%s</svg>""".formatted(
                        escaped(product.name()),
                        palette.styles(),
                        palette.ground(),
                        behind(chance, palette.shade()),
                        88 + chance % 24,
                        turned(chance, shapes.drawingOf(product)));
    }

    private static String behind(int chance, String colour) {
        int move = chance / 7 % 40;
        String figure =
                switch (chance % 5) {
                    case 0 -> "<circle cx=\"%d\" cy=\"150\" r=\"118\"/>".formatted(140 + move);
                    case 1 -> "<path d=\"M52 %d a108 108 0 0 1 216 0 V320 H52z\"/>".formatted(130 + move);
                    case 2 -> "<path d=\"M0 %d C80 150 220 290 320 %d V320 H0z\"/>".formatted(170 + move, 130 + move);
                    case 3 ->
                        "<path d=\"M-20 %1$d 340 %2$d v46 L-20 %3$d zM-20 %4$d 340 %5$d v46 L-20 %6$d z\"/>"
                                .formatted(120 + move, 40 + move, 166 + move, 230 + move, 150 + move, 276 + move);
                    default -> "<rect x=\"%d\" y=\"46\" width=\"196\" height=\"228\" rx=\"98\"/>".formatted(42 + move);
                };
        return "<g fill=\"" + colour + "\">" + figure + "</g>";
    }

    /** A little to one side, so that a page of similar things does not look stamped. */
    private static String turned(int chance, String drawing) {
        int degrees = chance / 11 % 9 - 4;
        return "<g transform=\"rotate(%d 160 180)\">%s</g>".formatted(degrees, drawing);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
