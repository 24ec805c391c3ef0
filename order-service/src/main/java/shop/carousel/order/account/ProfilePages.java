package shop.carousel.order.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormPage;

/** {@code /account/profile}: what one is called. Guests are sent to sign in. */
@Path("/account/profile")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class ProfilePages {

    private static final FormPage FORM = FormPage.of(
            "Your name",
            "/account/profile",
            "Save",
            AccountLinks.ACCOUNT,
            List.of(FormField.text("name", "Name", "name")));

    private final Profiles profiles;
    private final SignedIn signedIn;
    private final FormChecks forms;

    ProfilePages(Profiles profiles, SignedIn signedIn, FormChecks forms) {
        this.profiles = profiles;
        this.signedIn = signedIn;
        this.forms = forms;
    }

    /** The form. */
    @GET
    public Response form() {
        return signedIn.page(account ->
                FORM.holding(Map.of("name", profiles.of(account.id()).name())).shown());
    }

    /** Changes the name. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> typed) {
        return signedIn.page(account -> {
            return FORM.answer(typed, () -> {
                ProfileChange change = forms.checked(new ProfileChange(typed.getFirst("name")));
                profiles.rename(account.id(), change.plainName());
                return Response.seeOther(URI.create(AccountLinks.ACCOUNT.href()))
                        .build();
            });
        });
    }
}
