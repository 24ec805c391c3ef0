package shop.carousel.order.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import shop.carousel.order.form.FormField;
import shop.carousel.order.form.FormPage;

/** {@code /account/data}: what is kept of the signed-in account, and the end of it. Guests are sent to sign in. */
@Path("/account/data")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class DataPages {

    private static final FormPage FORM = FormPage.of(
                    "Delete your account",
                    "/account/data/deletion",
                    "Delete it for good",
                    AccountLinks.ACCOUNT,
                    List.of(FormField.password("password", "Your password", "current-password")))
            .saying("Your name, addresses and sessions are deleted. Orders stay without you, as the law requires.");

    private final AccountDeletion data;
    private final Profiles profiles;
    private final Goodbye goodbye;
    private final SignedIn signedIn;
    private final ObjectMapper json;

    DataPages(AccountDeletion data, Profiles profiles, Goodbye goodbye, SignedIn signedIn, ObjectMapper json) {
        this.data = data;
        this.profiles = profiles;
        this.goodbye = goodbye;
        this.signedIn = signedIn;
        this.json = json;
    }

    /** A file with all of it. */
    @GET
    public Response file() {
        return signedIn.page(
                account -> Response.ok(text(data.export(profiles.of(account.id()))), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"carousel.json\"")
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .build());
    }

    private String text(Object all) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The form that deletes the account. */
    @GET
    @Path("deletion")
    public Response form() {
        return signedIn.page(account -> FORM.shown());
    }

    /** Deletes it, and goes home. */
    @POST
    @Path("deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(MultivaluedMap<String, String> typed, HttpServerRequest http) {
        return signedIn.page(account -> {
            return FORM.answer(typed, () -> {
                data.delete(account.id(), typed.getFirst("password"), SessionResource.addressOf(http));
                return goodbye.home();
            });
        });
    }
}
