package shop.carousel.order.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param type as HTML's inputs have it, or {@code select}; what is typed into a {@code password} is never shown again
 * @param value what it holds; of a {@code checkbox} {@code true}, where it is ticked
 * @param hint said below it; null if there is nothing to say
 * @param options what a {@code select} offers
 * @param error what is wrong with it; null when nothing is
 */
public record FormField(
        String name,
        String label,
        String type,
        String autocomplete,
        boolean required,
        String value,
        @Nullable String hint,
        List<Option> options,
        @Nullable String error) {

    /** A choice. */
    public record Option(String value, String text) {}

    private static FormField of(String name, String label, String type, String autocomplete) {
        return new FormField(name, label, type, autocomplete, true, "", null, List.of(), null);
    }

    /** A line of text that must be there. */
    public static FormField text(String name, String label, String autocomplete) {
        return of(name, label, "text", autocomplete);
    }

    /** An e-mail address. */
    public static FormField email(String name, String label, String autocomplete) {
        return of(name, label, "email", autocomplete);
    }

    /** A secret. */
    public static FormField password(String name, String label, String autocomplete) {
        return of(name, label, "password", autocomplete);
    }

    /** What the form carries and nobody types. */
    public static FormField hidden(String name, String value) {
        return of(name, "", "hidden", "off").holding(value);
    }

    /** Yes or no. */
    public static FormField checkbox(String name, String label) {
        return of(name, label, "checkbox", "off").optional();
    }

    /** One of several. */
    public static FormField select(String name, String label, String autocomplete, List<Option> options) {
        return new FormField(name, label, "select", autocomplete, true, "", null, options, null);
    }

    /** The same, which may stay empty. */
    public FormField optional() {
        return new FormField(name, label, type, autocomplete, false, value, hint, options, error);
    }

    /** The same with a word below it. */
    public FormField withHint(String text) {
        return new FormField(name, label, type, autocomplete, required, value, text, options, error);
    }

    /** The same, holding what was typed; a secret stays empty. */
    public FormField holding(String typed) {
        String shown = type.equals("password") ? "" : typed;
        return new FormField(name, label, type, autocomplete, required, shown, hint, options, error);
    }

    /** The same with what is wrong with it. */
    public FormField refused(@Nullable String why) {
        return new FormField(name, label, type, autocomplete, required, value, hint, options, why);
    }

    /** What describes it, by id; empty if nothing does. */
    public String describedBy() {
        String hinted = hint == null ? "" : name + "-hint";
        return error == null ? hinted : (hinted + " " + name + "-error").strip();
    }

    /** Whether its box is ticked. */
    public boolean ticked() {
        return value.equals("true");
    }
}
