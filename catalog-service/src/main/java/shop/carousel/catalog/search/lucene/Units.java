package shop.carousel.catalog.search.lucene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Units behind numbers, each with its spellings. One line is one unit; its first word stands for it in the index. */
final class Units {

    private static final List<String> SPELLINGS = """
            inch inches in zoll
            mm millimetre millimetres millimeter millimeters
            cm centimetre centimetres centimeter centimeters
            dm
            m metre metres meter meters
            km kilometre kilometres kilometer kilometers
            ft foot feet
            yd yard yards
            mg milligram milligrams
            g gram grams gramme grammes gr
            kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs
            oz ounce ounces
            lb lbs pound pounds
            l litre litres liter liters ltr
            ml millilitre millilitres milliliter milliliters
            cl centilitre centilitres centiliter centiliters
            dl
            w watt watts
            kw kilowatt kilowatts
            kwh
            v volt volts
            kv
            amp amps ampere amperes a
            mah
            hz hertz
            khz
            mhz megahertz
            ghz gigahertz
            kb kilobyte kilobytes
            mb megabyte megabytes
            gb gigabyte gigabytes
            tb terabyte terabytes
            mbps mbit
            gbps gbit
            db decibel decibels
            lm lumen lumens
            rpm
            mp megapixel megapixels
            px pixel pixels
            bar
            psi
            """.lines().toList();

    private static final Map<String, String> UNITS = units();

    private Units() {}

    /** The unit's one name; the word itself where it is no unit. */
    static String nameOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return UNITS.getOrDefault(lower, lower);
    }

    /** Whether these are the parts of a number with its unit. */
    static boolean isSize(List<String> parts) {
        return parts.size() == 2 && Character.isDigit(parts.getFirst().charAt(0)) && isUnit(parts.getLast());
    }

    static boolean isUnit(String word) {
        return UNITS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** What counts as a unit also with a space before it, as alternatives of a pattern. "5 a day" is none. */
    static String spaced() {
        return UNITS.keySet().stream()
                .filter(word -> !word.equals("a"))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    private static Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        for (String line : SPELLINGS) {
            String[] words = line.split(" ");
            Arrays.stream(words).forEach(word -> units.put(word, words[0]));
        }
        return Map.copyOf(units);
    }
}
