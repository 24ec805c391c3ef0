package shop.carousel.order.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.text.PlainText;
import shop.carousel.kit.text.TextReading.Given;
import shop.carousel.kit.text.TextReading.Missing;
import shop.carousel.kit.text.TextReading.Refused;

/**
 * Reads the fields of a JSON object one by one, and collects their errors, wrong types included, so that the caller
 * learns of all at once. Reading never fails: a wrong field reads as empty.
 *
 * @param path how the request names this object, with a dot behind it; empty for the body itself
 */
public record Body(JsonNode node, String path, Problem.Fields wrong) {

    public static Body of(JsonNode node) {
        return new Body(node, "", new Problem.Fields());
    }

    /**
     * A member that is an object; a missing one is an empty object, whose required fields are then missed one by one.
     */
    public Body object(String name) {
        JsonNode member = node.path(name);
        wrong.require(isAbsent(member) || member.isObject(), path + name, "must be an object");
        return new Body(member, path + name + ".", wrong);
    }

    /** A text of one line that must be there, without space around it. */
    public String text(String name, int longest) {
        return optionalText(name, longest).orElseGet(() -> {
            if (isGood(name)) {
                refuse(name, "is missing");
            }
            return "";
        });
    }

    /** A text that may be left out. */
    public Optional<String> optionalText(String name, int longest) {
        JsonNode member = node.path(name);
        if (isAbsent(member)) {
            return Optional.empty();
        }
        if (!member.isTextual()) {
            refuse(name, "must be a text");
            return Optional.empty();
        }
        return switch (PlainText.line(member.textValue(), longest)) {
            case Given(String text) -> Optional.of(text);
            case Missing _ -> Optional.empty();
            case Refused(String why) -> {
                refuse(name, why);
                yield Optional.empty();
            }
        };
    }

    /** Whether nothing is wrong with this field so far. */
    public boolean isGood(String name) {
        return wrong.errors().stream().noneMatch(error -> error.field().equals(path + name));
    }

    public void refuse(String name, String message) {
        wrong.require(false, path + name, message);
    }

    public static boolean isAbsent(JsonNode member) {
        return member.isMissingNode() || member.isNull();
    }
}
