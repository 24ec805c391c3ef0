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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormPage;
import shop.carousel.order.form.SaidPage;

/**
 * {@code /account/email}: another e-mail address, for who knows the password; and where the links in letters lead that
 * confirm an address. A link alone changes nothing: programs that scan mail follow links, but press no buttons.
 */
@Path("/account/email")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class EmailPages {

    static final String CONFIRM = "/account/email/confirmation";

    private static final FormPage FORM = FormPage.of(
                    "Change your e-mail address",
                    "/account/email",
                    "Send the link",
                    AccountLinks.ACCOUNT,
                    List.of(
                            FormField.email("email", "New e-mail address", "email"),
                            FormField.password("password", "Your password", "current-password")))
            .saying("We send a link to the new address. The change takes effect when you confirm.");

    private final EmailChange emails;
    private final SignedIn signedIn;

    EmailPages(EmailChange emails, SignedIn signedIn) {
        this.emails = emails;
        this.signedIn = signedIn;
    }

    /** The form. */
    @GET
    public Response form() {
        return signedIn.page(account -> FORM.shown());
    }

    /** Asks for the link. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(MultivaluedMap<String, String> typed, HttpServerRequest http) {
        return signedIn.page(account -> {
            return FORM.answer(typed, () -> {
                emails.ask(
                        account.id(),
                        typed.getFirst("email"),
                        typed.getFirst("password"),
                        SessionResource.addressOf(http));
                return new SaidPage(
                                "Check your mail",
                                "We sent a link to your new address. Nothing changes until you confirm.",
                                AccountLinks.ACCOUNT)
                        .shown(200);
            });
        });
    }

    /** Where a link leads: the button that confirms, and the password, where one is not signed in. */
    @GET
    @Path("confirmation")
    public Response look(@RestQuery @Nullable String token) {
        return emails.look(token)
                .map(account -> confirming(token, account).shown())
                .orElseGet(EmailPages::over);
    }

    private FormPage confirming(@Nullable String token, UUID whose) {
        FormField carried = FormField.hidden("token", Objects.requireNonNullElse(token, ""));
        boolean own = signedIn.account().map(Account::id).filter(whose::equals).isPresent();
        return FormPage.of(
                        "Confirm your e-mail address",
                        CONFIRM,
                        "Confirm",
                        AccountLinks.ACCOUNT,
                        own
                                ? List.of(carried)
                                : List.of(carried, FormField.password("password", "Your password", "current-password")))
                .saying("Confirm only for an account that you have opened yourself.");
    }

    /** Confirms. */
    @POST
    @Path("confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(MultivaluedMap<String, String> typed, HttpServerRequest http) {
        String token = typed.getFirst("token");
        Optional<UUID> whose = emails.look(token);
        if (whose.isEmpty()) {
            return over();
        }
        try {
            emails.confirm(
                    token,
                    signedIn.account().map(Account::id),
                    typed.getFirst("password"),
                    SessionResource.addressOf(http));
            return new SaidPage("Thank you", "Your e-mail address is confirmed.", AccountLinks.ACCOUNT).shown(200);
        } catch (Problem problem) {
            return confirming(token, whose.get()).refused(typed, problem).shown(problem);
        }
    }

    private static Response over() {
        return new SaidPage(
                        "This link has expired",
                        "It is no longer valid. You can request another one in your account.",
                        AccountLinks.ACCOUNT)
                .shown(410);
    }
}
