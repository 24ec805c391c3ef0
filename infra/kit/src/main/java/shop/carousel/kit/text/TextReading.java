package shop.carousel.kit.text;

/** The result of reading a text from outside. */
public sealed interface TextReading {

    /** A good text: in NFC, at least one visible character, none invisible at its ends. */
    record Given(String text) implements TextReading {}

    /** No visible text: absent, empty, or only spaces and invisible characters. */
    record Missing() implements TextReading {}

    /**
     * A text that breaks the rule.
     *
     * @param why the rule, as a field's error says it: {@code must have at most 200 characters}
     */
    record Refused(String why) implements TextReading {}
}
