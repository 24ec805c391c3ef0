package shop.carousel.order.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormPage;
import shop.carousel.order.form.SaidPage;

/** {@code /account/reset}: another password for who has forgotten it, by a link in a letter. */
@Path("/account/reset")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class ResetPages {

    /** Where one asks for the letter. */
    static final String FORGOTTEN = "/account/reset";

    /** Where its link leads. */
    static final String RESET = "/account/reset/password";

    private static final FormPage ASKING = FormPage.of(
                    "Set another password",
                    FORGOTTEN,
                    "Send the link",
                    AccountLinks.SIGN_IN,
                    List.of(FormField.email("email", "E-mail", "username")))
            .saying("We send a link to your address. It works once, for half an hour.");

    private final PasswordResets resets;
    private final PasswordChange passwords;
    private final FormChecks forms;

    ResetPages(PasswordResets resets, PasswordChange passwords, FormChecks forms) {
        this.resets = resets;
        this.passwords = passwords;
        this.forms = forms;
    }

    /** The form that asks for the letter. */
    @GET
    public Response form() {
        return ASKING.shown();
    }

    /** Asks for it. The answer says the same for every address. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(MultivaluedMap<String, String> typed, HttpServerRequest http) {
        return ASKING.answer(typed, () -> {
            resets.ask(forms.checked(new ResetRequest(typed.getFirst("email"))).name(), http);
            return new SaidPage(
                            "Check your mail",
                            "If there is an account with this address, a link is on its way to it.",
                            AccountLinks.SIGN_IN)
                    .shown(200);
        });
    }

    /** Where the link leads: the form for the password. */
    @GET
    @Path("password")
    public Response look(@RestQuery @Nullable String token) {
        return passwords.look(token).isPresent() ? setting(token).shown() : over();
    }

    private static FormPage setting(@Nullable String token) {
        return FormPage.of(
                        "Set another password",
                        RESET,
                        "Set it",
                        AccountLinks.SIGN_IN,
                        List.of(
                                FormField.hidden("token", Objects.requireNonNullElse(token, "")),
                                FormField.password("password", "New password", "new-password")
                                        .withHint(AccountLinks.PASSWORD_HINT)))
                .saying("This signs you out everywhere.");
    }

    /** Sets it. */
    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(MultivaluedMap<String, String> typed) {
        String token = typed.getFirst("token");
        try {
            passwords.reset(token, typed.getFirst("password"));
            return new SaidPage("Your password is set", "Sign in with it.", AccountLinks.SIGN_IN).shown(200);
        } catch (Problem problem) {
            return problem.status() == Response.Status.GONE.getStatusCode()
                    ? over()
                    : setting(token).refused(typed, problem).shown(problem);
        }
    }

    private static Response over() {
        return new SaidPage(
                        "This link has expired",
                        "It is no longer valid. Request another one.",
                        new FormPage.Link(FORGOTTEN, "Request another link"))
                .shown(410);
    }
}
