package shop.carousel.order.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /account/sessions}: where one is signed in, and signing out there. Guests are sent to sign in. */
@Path("/account/sessions")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SessionPages {

    private static final URI SIGN_IN = URI.create("/sign-in");
    private static final String PRIVATE = "private, no-store";

    private final Sessions sessions;
    private final Goodbye goodbye;
    private final SignedIn signedIn;

    SessionPages(Sessions sessions, Goodbye goodbye, SignedIn signedIn) {
        this.sessions = sessions;
        this.goodbye = goodbye;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance sessions(SessionsPage page);
    }

    /** The page. */
    @GET
    public Response show() {
        return signedIn.account()
                .map(account ->
                        Response.ok(Templates.sessions(SessionsPage.of(sessions.of(account.id()), signedIn.session()))))
                .orElseGet(() -> Response.seeOther(SIGN_IN))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    /** Ends one session, and shows the others; one's own: goes home. */
    @POST
    @Path("{id}/end")
    public Response end(@RestPath String id) {
        UUID session = SessionResource.number(id);
        Optional<Account> account = signedIn.account();
        if (account.isEmpty()) {
            return Response.seeOther(SIGN_IN).build();
        }
        boolean own = signedIn.session().filter(session::equals).isPresent();
        sessions.end(account.get().id(), session);
        return own
                ? goodbye.home()
                : Response.seeOther(URI.create("/account/sessions")).build();
    }

    /** Signs out everywhere, and goes home. */
    @POST
    @Path("end")
    public Response endAll() {
        Optional<Account> account = signedIn.account();
        if (account.isEmpty()) {
            return Response.seeOther(SIGN_IN).build();
        }
        sessions.endAll(account.get().id());
        return goodbye.home();
    }
}
