package shop.carousel.order.lifecycle;

import java.util.random.RandomGenerator;

/**
 * Makes the numbers that people read to each other: 40 random bits in Crockford's base32 with his check character
 * (modulo 37), nine characters in all. Numbers whose check character would be one of the five signs beyond the alphabet
 * are not given out.
 */
final class OrderNumbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGITS = 8;
    private static final int CHECK_MODULUS = 37;

    private OrderNumbers() {}

    /** A number; that nobody has it yet is for the caller to see. */
    static String next(RandomGenerator random) {
        while (true) {
            long value = random.nextLong(1L << (5 * DIGITS));
            int check = (int) (value % CHECK_MODULUS);
            if (check < ALPHABET.length()) {
                return digits(value) + ALPHABET.charAt(check);
            }
        }
    }

    private static String digits(long value) {
        StringBuilder digits = new StringBuilder();
        for (int shift = 5 * (DIGITS - 1); shift >= 0; shift -= 5) {
            digits.append(ALPHABET.charAt((int) (value >>> shift) & 31));
        }
        return digits.toString();
    }
}
