package shop.carousel.demo.client.retail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The file has no categories: a word of the name decides, the first rule that fits. */
final class RetailCategories {

    private static final String DEPARTMENT = "Gift-ware";
    private static final String REST = "Gifts";

    private static final List<Map.Entry<String, Pattern>> RULES = List.of(
            rule("Christmas", "christmas|xmas|advent|reindeer|santa"),
            rule("Lighting", "light|lantern|candle|lamp|chandelier"),
            rule("Bags", "bag|purse|shopper|tote|backpack|rucksack"),
            rule(
                    "Kitchen",
                    "mug|cup|plate|bowl|tea|coffee|cake|kitchen|jam|spoon|lunch|bottle|tin|tray|baking|egg|glass"),
            rule("Stationery", "card|wrap|paper|pen|pencil|notebook|sticker|stamp|chalk|book|tape"),
            rule("Toys", "toy|doll|game|puzzle|child|playhouse|spaceboy|dolly|jigsaw|balloon"),
            rule("Jewellery", "necklace|bracelet|earring|ring|brooch|charm|bead"),
            rule("Textiles", "cushion|towel|apron|blanket|quilt|rug|cover"),
            rule("Garden", "garden|plant|flower|bird|parasol|herb"),
            rule("Clocks and frames", "clock|frame|mirror|picture|print"),
            rule("Storage", "box|drawer|basket|cabinet|hook|hanger|shelf|holder|rack"));

    private RetailCategories() {}

    private static Map.Entry<String, Pattern> rule(String category, String words) {
        return Map.entry(category, Pattern.compile("\\b(?:" + words + ")(?:s|es)?\\b"));
    }

    static List<String> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(
                DEPARTMENT,
                RULES.stream()
                        .filter(rule -> rule.getValue().matcher(lower).find())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(REST));
    }
}
