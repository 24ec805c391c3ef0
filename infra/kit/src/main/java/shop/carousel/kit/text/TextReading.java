package shop.carousel.kit.text;

/** What became of a text that somebody gave. */
public sealed interface TextReading {

    /** A good text: in NFC, at least one visible character, none invisible at its ends. */
    record Given(String text) implements TextReading {}

    /** Nothing that anybody could see: not given, empty, or only of spaces and invisible characters. */
    record Missing() implements TextReading {}

    /**
     * A text that breaks the rule.
     *
     * @param why the rule, as a field's error says it: {@code must have at most 200 characters}
     */
    record Refused(String why) implements TextReading {}
}
