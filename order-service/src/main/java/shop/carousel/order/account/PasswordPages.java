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
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormPage;
import shop.carousel.order.form.SaidPage;

/** {@code /account/password}: changes the password of a user who knows the present one. Guests are sent to sign in. */
@Path("/account/password")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class PasswordPages {

    private static final FormPage FORM = FormPage.of(
                    "Change your password",
                    "/account/password",
                    "Change it",
                    AccountLinks.ACCOUNT,
                    List.of(
                            FormField.password("currentPassword", "Your present password", "current-password"),
                            FormField.password("newPassword", "New password", "new-password")
                                    .withHint(AccountLinks.PASSWORD_HINT)))
            .saying("This signs you out everywhere else.");

    private final PasswordChange passwords;
    private final SignedIn signedIn;

    PasswordPages(PasswordChange passwords, SignedIn signedIn) {
        this.passwords = passwords;
        this.signedIn = signedIn;
    }

    /** The form. */
    @GET
    public Response form() {
        return signedIn.page(account -> FORM.shown());
    }

    /** Changes it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> typed, HttpServerRequest http) {
        return signedIn.page(account -> {
            return FORM.answer(typed, () -> {
                passwords.change(
                        account.id(),
                        signedIn.session().orElseThrow(),
                        typed.getFirst("currentPassword"),
                        typed.getFirst("newPassword"),
                        SessionResource.addressOf(http));
                return new SaidPage(
                                "Your password is changed", "You are signed out everywhere else.", AccountLinks.ACCOUNT)
                        .shown(200);
            });
        });
    }
}
