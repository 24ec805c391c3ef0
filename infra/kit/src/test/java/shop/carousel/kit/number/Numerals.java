package shop.carousel.kit.number;

import java.util.SplittableRandom;

/** Makes numerals: good ones, and those that have stopped shops. */
final class Numerals {

    private static final String[] KNOWN = {
        "1e-100000000",
        "1e999999999",
        "1E+2147483647",
        "-1e-2147483648",
        "0e999999999",
        "0e-999999999",
        "12E3456",
        "NaN",
        "Infinity",
        "-Infinity",
        "+5",
        "0x10",
        "0b1",
        " 5",
        "5 ",
        "5\n",
        "\u00a05",
        "\u0661\u0662",
        "\uff11",
        "\u06f5.5",
        "1_000",
        "1,5",
        "1.",
        ".5",
        "--1",
        "-",
        "",
        ".",
        "1.2.3",
        "1d",
        "1f",
        "5L",
        "1e",
        "e1",
        "9223372036854775808",
        "-9223372036854775809",
        "999999999999999999",
        "1\u0000",
        "½",
        "∞",
    };

    private final SplittableRandom random;

    Numerals(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String next() {
        return switch (random.nextInt(8)) {
            case 0 -> KNOWN[random.nextInt(KNOWN.length)];
            case 1 -> digits(1, 22);
            case 2 -> "-" + digits(1, 20) + "." + digits(1, 20);
            case 3 -> digits(1, 9) + "." + digits(1, 8);
            case 4 -> digits(1, 12) + (random.nextBoolean() ? "e" : "E-") + digits(1, 9);
            case 5 -> digits(1_000, 12_000);
            case 6 -> digits(1, 3) + "." + "0".repeat(random.nextInt(40)) + "1";
            default -> broken(digits(1, 6) + "." + digits(1, 3));
        };
    }

    private String broken(String number) {
        int at = random.nextInt(number.length() + 1);
        return number.substring(0, at) + (char) random.nextInt(0x20, 0x3000) + number.substring(at);
    }

    private String digits(int least, int most) {
        int length = random.nextInt(least, most + 1);
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
