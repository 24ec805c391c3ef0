package shop.carousel.order.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.idempotency.IdempotentRequests;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.admin.AdminPage.Frame;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.refund.Refunds;

/** {@code /admin/orders/{id}} and its form that gives money back: it asks once more, and says how much. */
@Path("/admin")
@RolesAllowed({Roles.ADMIN, Roles.SUPPORT})
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class RefundPages {

    private static final String KEY = "key";

    private final FlowViews flows;
    private final AdminViews views;
    private final OrderAccess access;
    private final Refunds refunds;
    private final SignedIn signedIn;

    RefundPages(FlowViews flows, AdminViews views, OrderAccess access, Refunds refunds, SignedIn signedIn) {
        this.flows = flows;
        this.views = views;
        this.access = access;
        this.refunds = refunds;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance refund(RefundConfirmation page);
    }

    /** One order's whole story, and what can be given back of it. */
    @GET
    @Path("orders/{id}")
    public Response story(@RestPath String id) {
        OrderView order = access.require(id, null, null);
        return AdminPages.page(200, story(order, RefundForm.of(order), null));
    }

    private TemplateInstance story(OrderView order, @Nullable RefundForm form, @Nullable String notice) {
        return AdminPages.Templates.story(flows.story(order, frame(notice), form, isAdministrator()));
    }

    /** Asks whether that much is to go back; when that is answered, gives it. */
    @POST
    @Path("orders/{id}/refunds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refund(@RestPath String id, MultivaluedMap<String, String> typed) {
        OrderView order = access.require(id, null, null);
        try {
            JsonNode body = RefundForm.body(order, typed);
            if (!typed.containsKey(KEY)) {
                return AdminPages.page(
                        200,
                        Templates.refund(RefundConfirmation.of(frame(null), order, refunds.plan(id, body), typed)));
            }
            refunds.give(id, IdempotentRequests.requireKey(typed.getFirst(KEY)), body);
            return Response.seeOther(URI.create("/admin/orders/" + order.id())).build();
        } catch (Problem refusal) {
            OrderView now = access.require(id, null, null);
            return AdminPages.page(refusal.status(), story(now, RefundForm.of(now, typed, refusal), refusal.detail()));
        }
    }

    private boolean isAdministrator() {
        return signedIn.required().role().equals(Roles.ADMIN);
    }

    private Frame frame(@Nullable String notice) {
        Frame frame = views.frame("/admin/orders", notice);
        return isAdministrator() ? frame : frame.forSupport();
    }
}
