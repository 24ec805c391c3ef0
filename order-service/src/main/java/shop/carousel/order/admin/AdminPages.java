package shop.carousel.order.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.deadletter.DeadLetter.State;
import shop.carousel.order.deadletter.DeadLetterOffice;
import shop.carousel.order.deadletter.DeadLetterResource;
import shop.carousel.order.model.OrderStatus;

/**
 * {@code /admin}: orders to be sent on their way, how they flow, dead letters, and background work. Failures are shown
 * on the same page.
 */
@Path("/admin")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class AdminPages {

    private final AdminViews views;
    private final Shipping shipping;
    private final DeadLetterOffice office;
    private final Jobs jobs;
    private final SignedIn signedIn;
    private final FlowViews flows;

    AdminPages(
            AdminViews views,
            FlowViews flows,
            Shipping shipping,
            DeadLetterOffice office,
            Jobs jobs,
            SignedIn signedIn) {
        this.views = views;
        this.flows = flows;
        this.shipping = shipping;
        this.office = office;
        this.jobs = jobs;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance orders(AdminPage.Orders page);

        static native TemplateInstance letters(AdminPage.Letters page);

        static native TemplateInstance jobs(AdminPage.JobList page);

        static native TemplateInstance flow(FlowPage page);

        static native TemplateInstance flow$live(FlowPage page);

        static native TemplateInstance story(StoryPage page);
    }

    /** All orders, or those in one status. Support sees them, too, without what an administrator does. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
    public Response orders(@RestQuery @Nullable String status, @RestQuery @Nullable String cursor) {
        return page(200, Templates.orders(orders(AdminOrdersResource.statusOf(status), cursor)));
    }

    private AdminPage.Orders orders(@Nullable OrderStatus status, @Nullable String cursor) {
        AdminPage.Orders page = views.orders(status, cursor, null);
        return signedIn.required().role().equals(Roles.ADMIN) ? page : page.forSupport();
    }

    /** How orders flow. A script that keeps the page up to date gets the part that changes. */
    @GET
    @Path("flow")
    public Response flow(@RestHeader("HX-Request") @Nullable String script) {
        FlowPage page = flows.flow(views.frame("/admin/flow", null));
        return page(200, script == null ? Templates.flow(page) : Templates.flow$live(page));
    }

    /** The parcel left the house. */
    @POST
    @Path("orders/{id}/ship")
    public Response ship(@RestPath String id, @RestQuery @Nullable String status) {
        return moved(status, () -> shipping.ship(id));
    }

    /** The parcel arrived. */
    @POST
    @Path("orders/{id}/deliver")
    public Response deliver(@RestPath String id, @RestQuery @Nullable String status) {
        return moved(status, () -> shipping.deliver(id));
    }

    private Response moved(@Nullable String filter, Runnable move) {
        OrderStatus status = AdminOrdersResource.statusOf(filter);
        return done(
                "/admin" + (status == null ? "" : "?status=" + status),
                move,
                notice -> Templates.orders(views.orders(status, null, notice)));
    }

    /** Dead letters in one state. */
    @GET
    @Path("dead-letters")
    public Response letters(@RestQuery @Nullable String state, @RestQuery @Nullable String cursor) {
        return page(200, Templates.letters(views.letters(DeadLetterResource.stateOf(state), cursor, null)));
    }

    /** Sends one back to where it came from. */
    @POST
    @Path("dead-letters/{id}/replay")
    public Response replay(@RestPath String id) {
        return decided(() -> office.replay(DeadLetterResource.uuid(id), operator()));
    }

    /** Discards one. */
    @POST
    @Path("dead-letters/{id}/discard")
    public Response discard(@RestPath String id) {
        return decided(() -> office.discard(DeadLetterResource.uuid(id), operator()));
    }

    private Response decided(Runnable decision) {
        return done(
                "/admin/dead-letters",
                decision,
                notice -> Templates.letters(views.letters(State.WAITING, null, notice)));
    }

    /** Background work, all of it or one kind. */
    @GET
    @Path("jobs")
    public Response jobs(@RestQuery @Nullable String kind, @RestQuery @Nullable String cursor) {
        String chosen = kind == null || kind.isEmpty() ? null : kind;
        return page(200, Templates.jobs(views.jobs(chosen, cursor, null)));
    }

    /** Makes one due at once. */
    @POST
    @Path("jobs/{kind}/{key}/retry")
    public Response retry(@RestPath String kind, @RestPath String key) {
        return done(
                "/admin/jobs", () -> jobs.retry(kind, key), notice -> Templates.jobs(views.jobs(null, null, notice)));
    }

    private static Response done(String back, Runnable work, Function<String, TemplateInstance> refused) {
        try {
            work.run();
            return Response.seeOther(URI.create(back)).build();
        } catch (Problem refusal) {
            return page(refusal.status(), refused.apply(refusal.detail()));
        }
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .entity(page)
                .build();
    }

    private String operator() {
        return signedIn.account().map(Account::email).orElse("unknown");
    }
}
