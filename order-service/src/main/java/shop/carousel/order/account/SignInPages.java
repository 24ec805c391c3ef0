package shop.carousel.order.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/** {@code /sign-in} and {@code /sign-out}. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    private static final String PRIVATE = "private, no-store";

    private final SignIn signIn;
    private final SessionCookies cookies;
    private final Sessions sessions;
    private final Goodbye goodbye;
    private final SignedIn signedIn;
    private final FormChecks forms;

    SignInPages(
            SignIn signIn,
            SessionCookies cookies,
            Sessions sessions,
            Goodbye goodbye,
            SignedIn signedIn,
            FormChecks forms) {
        this.goodbye = goodbye;
        this.signIn = signIn;
        this.cookies = cookies;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.forms = forms;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);
    }

    /** The forms; or who is signed in, and the way out. */
    @GET
    @Path("sign-in")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = PRIVATE)
    public TemplateInstance forms() {
        return Templates.signIn(
                SignInPage.fresh(signedIn.account().map(Account::email).orElse(null)));
    }

    /** Signs in, and goes to the orders; who works for the shop, to the administration. */
    @POST
    @Path("sign-in")
    public Response open(
            @RestForm @Nullable String email, @RestForm @Nullable String password, HttpServerRequest http) {
        try {
            return welcome(
                    signIn.open(forms.checked(new Credentials(email, password)), SessionResource.addressOf(http)),
                    http);
        } catch (Problem problem) {
            return refused(problem, SignInPage.refused(problem, false, text(email), ""));
        }
    }

    /** Opens an account, and goes to its orders. */
    @POST
    @Path("sign-in/new")
    public Response register(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String name,
            HttpServerRequest http) {
        try {
            return welcome(signIn.register(forms.checked(new Registration(email, password, name)), http), http);
        } catch (Problem problem) {
            return refused(problem, SignInPage.refused(problem, true, text(email), text(name)));
        }
    }

    /**
     * Ends the session, and goes home. The browser forgets the cart and the orders too: who uses it next is somebody
     * else.
     */
    @POST
    @Path("sign-out")
    public Response close() {
        signedIn.account()
                .ifPresent(account -> signedIn.session().ifPresent(session -> sessions.end(account.id(), session)));
        return goodbye.home();
    }

    private Response welcome(Account account, HttpServerRequest http) {
        return Response.seeOther(URI.create(account.role().equals(Roles.CUSTOMER) ? "/orders" : "/admin"))
                .cookie(cookies.of(sessions.open(account, SessionResource.browserOf(http))))
                .build();
    }

    private static Response refused(Problem problem, SignInPage page) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .entity(Templates.signIn(page));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
