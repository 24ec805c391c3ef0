package shop.carousel.catalog.imports.format;

import java.util.regex.Pattern;

/** Amounts as sheets of other countries write them, made plain where they can mean one thing only. */
final class WrittenAmount {

    private static final int LONGEST = 40;
    private static final String SPACE = "[ \\u00a0\\u2009\\u202f'\\u2019]";

    /** {@code 12,50} */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]+");

    /** {@code 1.299,00}, {@code 1 299,00} and {@code 1 299} */
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile("-?[0-9]{1,3}(?:(?:\\.[0-9]{3})+,[0-9]+|(?:\\.[0-9]{3}){2,})");

    private static final Pattern GROUPED_BY_SPACES =
            Pattern.compile("-?[0-9]{1,3}(?:" + SPACE + "[0-9]{3})+(?:[.,][0-9]+)?");

    /** {@code 1,299.00} */
    private static final Pattern GROUPED_BY_COMMAS = Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]+");

    private WrittenAmount() {}

    /**
     * A plain decimal; what could mean two things, or none, is given back as it is.
     *
     * @param decimalComma whether a comma does not separate the file's fields
     */
    static String plain(String written, boolean decimalComma) {
        String text = written.strip();
        if (text.length() > LONGEST) {
            return text;
        }
        if (GROUPED_BY_COMMAS.matcher(text).matches()) {
            return text.replace(",", "");
        }
        if (!decimalComma) {
            return text;
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return text.replace(',', '.');
        }
        if (GROUPED_BY_POINTS.matcher(text).matches()) {
            return text.replace(".", "").replace(',', '.');
        }
        return GROUPED_BY_SPACES.matcher(text).matches()
                ? text.replaceAll(SPACE, "").replace(',', '.')
                : text;
    }
}
