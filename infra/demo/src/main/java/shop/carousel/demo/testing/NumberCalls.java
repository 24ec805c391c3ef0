package shop.carousel.demo.testing;

/**
 * What only {@code shop.carousel.kit.number} may call, for the tests of everybody's walls: each of them writes out as
 * many digits as a text asks for.
 */
public final class NumberCalls {

    /** A pattern of full names. */
    public static final String PATTERN = "java\\.math\\.Big(Decimal|Integer)\\.<init>\\(.*"
            + "|java\\.math\\.Big(Decimal|Integer)\\.(setScale|toPlainString|stripTrailingZeros|toBigInteger|"
            + "\\w+Exact)\\(.*"
            + "|com\\.fasterxml\\.jackson\\..*\\.(decimalValue|bigIntegerValue|getDecimalValue|"
            + "getBigIntegerValue)\\(.*";

    private NumberCalls() {}
}
