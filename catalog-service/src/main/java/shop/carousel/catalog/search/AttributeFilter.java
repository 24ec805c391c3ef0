package shop.carousel.catalog.search;

/**
 * A value that an attribute must have. Neither case nor the spelling of a unit matters.
 *
 * @param name as the product has it
 */
public record AttributeFilter(String name, String value) {

    /** What the parameter's name begins with. */
    static final String PARAMETER = "attribute.";

    /** The parameter that says it. */
    public String parameter() {
        return PARAMETER + name;
    }
}
