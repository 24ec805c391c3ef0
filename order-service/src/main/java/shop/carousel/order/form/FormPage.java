package shop.carousel.order.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.Problem.FieldError;

/**
 * A page with one form: what it asks, what was typed, and what is wrong with it.
 *
 * @param lead what it says first; null if it says nothing
 * @param action where it is sent
 * @param submit what its button says
 * @param failure why it did not work, where no field is to blame; null when it was not tried or a field is
 * @param back where one goes instead
 */
public record FormPage(
        String title,
        @Nullable String lead,
        String action,
        String submit,
        List<FormField> fields,
        @Nullable String failure,
        Link back) {

    private static final String PRIVATE = "private, no-store";

    /** A way to another page. */
    public record Link(String href, String text) {}

    @CheckedTemplate(basePath = "form")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(FormPage page);
    }

    /** An empty form. */
    public static FormPage of(String title, String action, String submit, Link back, List<FormField> fields) {
        return new FormPage(title, null, action, submit, fields, null, back);
    }

    /** The same, saying this first. */
    public FormPage saying(String text) {
        return new FormPage(title, text, action, submit, fields, failure, back);
    }

    /** The same, holding these values by field. */
    public FormPage holding(Map<String, String> values) {
        return withFields(field -> field.holding(values.getOrDefault(field.name(), field.value())));
    }

    /** The same, holding what was typed, beside what is wrong with it. */
    public FormPage refused(MultivaluedMap<String, String> typed, Problem problem) {
        Map<String, String> errors = problem.errors().stream()
                .collect(Collectors.toMap(FieldError::field, FieldError::message, (first, second) -> first));
        FormPage told = withFields(field -> field.holding(Objects.requireNonNullElse(typed.getFirst(field.name()), ""))
                .refused(errors.get(field.name())));
        return told.wrong().isEmpty()
                ? new FormPage(title, lead, action, submit, told.fields, problem.detail(), back)
                : told;
    }

    private FormPage withFields(Function<FormField, FormField> change) {
        return new FormPage(
                title, lead, action, submit, fields.stream().map(change).toList(), failure, back);
    }

    /** The fields with which something is wrong. */
    public List<FormField> wrong() {
        return fields.stream().filter(field -> field.error() != null).toList();
    }

    /** The head of the list of errors. */
    public String wrongCount() {
        return wrong().size() == 1 ? "1 field" : wrong().size() + " fields";
    }

    /** What the work answers; when it is refused, this page again, holding what was typed. */
    public Response answer(MultivaluedMap<String, String> typed, Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            return refused(typed, problem).shown(problem);
        }
    }

    /** The page as an answer. */
    public Response shown() {
        return answer(Response.ok());
    }

    /** The page as the answer to a form that was refused. */
    public Response shown(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status());
        problem.headers().forEach(answer::header);
        return answer(answer);
    }

    private Response answer(Response.ResponseBuilder answer) {
        return answer.type(MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .entity(Templates.page(this))
                .build();
    }
}
