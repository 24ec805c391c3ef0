package shop.carousel.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Maps every failure of a request to a {@link Problem}. Promises that no stack trace and no framework message leaves
 * the service: an unforeseen failure is logged under a reference that the caller gets.
 */
@Singleton
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final ProblemResponses responses;

    ProblemMappers(ProblemResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper(Problem.class)
    Response problem(Problem problem, HttpHeaders headers, UriInfo uri) {
        return responses.answer(problem, headers, uri);
    }

    /** Mapped separately, because the framework would answer it with a 400 without a document. */
    @ServerExceptionMapper(MismatchedInputException.class)
    Response mismatch(MismatchedInputException fault, HttpHeaders headers, UriInfo uri) {
        return json(fault, headers, uri);
    }

    @ServerExceptionMapper(JsonProcessingException.class)
    Response json(JsonProcessingException fault, HttpHeaders headers, UriInfo uri) {
        return responses.answer(ofJson(fault), headers, uri);
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response violation(ConstraintViolationException fault, HttpHeaders headers, UriInfo uri) {
        return responses.answer(Violations.problem(fault.getConstraintViolations()), headers, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(Exception fault, HttpHeaders headers, UriInfo uri) {
        return responses.answer(StatusProblems.UNAUTHORIZED, headers, uri);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException fault, HttpHeaders headers, UriInfo uri) {
        return responses.answer(StatusProblems.FORBIDDEN, headers, uri);
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response framework(WebApplicationException fault, HttpHeaders headers, UriInfo uri) {
        if (jsonCause(fault) instanceof JsonProcessingException json) {
            return json(json, headers, uri);
        }
        int status = fault.getResponse().getStatus();
        if (status < 400) {
            return fault.getResponse();
        }
        if (status >= 500) {
            return fault(fault, headers, uri);
        }
        return responses.answer(StatusProblems.of(status, uri.getPath()), headers, uri);
    }

    @ServerExceptionMapper(Throwable.class)
    Response fault(Throwable fault, HttpHeaders headers, UriInfo uri) {
        if (Outages.isOutage(fault)) {
            LOG.warnf("%s cannot be answered now: %s", uri.getPath(), fault);
            return responses.answer(Problem.unavailable("The shop is busy or a part of it is away.", 2), headers, uri);
        }
        if (BrokenBodies.isOne(fault)) {
            LOG.debugf("%s got a body that cannot be read: %s", uri.getPath(), fault);
            return responses.answer(
                    Problem.badRequest("body", "The body is incomplete, or not in the form that it declares."),
                    headers,
                    uri);
        }
        String reference = UUID.randomUUID().toString();
        LOG.errorf(fault, "%s failed, reference %s", uri.getPath(), reference);
        return responses.answer(StatusProblems.internal(reference), headers, uri);
    }

    private static @Nullable Throwable jsonCause(Throwable fault) {
        Throwable cause = fault.getCause();
        return cause instanceof JsonProcessingException ? cause : null;
    }

    /** Malformed JSON is a 400; well-formed JSON of the wrong shape a 422 that names the field. */
    private static Problem ofJson(JsonProcessingException fault) {
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.invalid(fieldOf(mapping), "has not the type or form that is expected here");
        }
        String shape = fault instanceof JsonMappingException
                ? "The body is not the JSON object that is expected here."
                : "The body is not valid JSON.";
        return Problem.badRequest("body", shape);
    }

    private static String fieldOf(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
