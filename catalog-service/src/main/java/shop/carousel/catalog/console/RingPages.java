package shop.carousel.catalog.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.number.Numbers;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.console.AddressRule;
import shop.carousel.ring.console.ProblemDocument.FieldError;
import shop.carousel.ring.console.Refusals;

/** The ring as this instance sees it: nodes, shares, and a key's owners. */
@Path("/ring")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RingPages {

    private final CacheRing ring;
    private final AddressRule addresses;
    private final Administrator administrator;
    private final MeterRegistry meters;

    RingPages(CacheRing ring, AddressRule addresses, Administrator administrator, MeterRegistry meters) {
        this.meters = meters;
        this.ring = ring;
        this.addresses = addresses;
        this.administrator = administrator;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance ring(RingPage page);

        static native TemplateInstance ring$live(RingPage page);
    }

    /**
     * Always 200, even with nodes away, because that is what the page shows. A script that keeps the page up to date
     * gets the part that changes.
     *
     * @param key to look up
     * @param epoch to show
     * @param leave a node whose removal an administrator thinks about
     * @param form a node that an administrator thinks of adding
     */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public TemplateInstance ring(
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("epoch") @DefaultValue("0") String epoch,
            @QueryParam("leave") @Nullable String leave,
            @BeanParam NodeQuery form,
            @RestHeader("HX-Request") @Nullable String script) {
        RingPage page = page(key.strip(), number(epoch), leave, form, null);
        return script == null ? Templates.ring(page) : Templates.ring$live(page);
    }

    /** Adds a node, as the form says. */
    @POST
    @Path("/nodes")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public TemplateInstance add(
            @FormParam("id") @DefaultValue("") String id,
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("weight") @DefaultValue("1") String weight,
            @FormParam("zone") @DefaultValue("z1") String zone,
            @FormParam("epoch") @DefaultValue("0") String epoch) {
        var form = new NodeQuery(id, address, weight, zone, epoch).toForm();
        var faults = form.faults(addresses);
        if (!faults.isEmpty()) {
            return page(refused(faults));
        }
        return page(message(ring.propose(new RingChange.Join(form.toNode()), number(epoch)), id + " was added."));
    }

    /** Removes a node. */
    @POST
    @Path("/nodes/remove")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public TemplateInstance remove(
            @FormParam("id") @DefaultValue("") String id, @FormParam("epoch") @DefaultValue("0") String epoch) {
        return page(message(ring.propose(new RingChange.Leave(id), number(epoch)), id + " was removed."));
    }

    private TemplateInstance page(ChangeMessage message) {
        return Templates.ring(page("", 0, null, NodeQuery.NONE, message));
    }

    private RingPage page(
            String key, long epoch, @Nullable String leave, NodeQuery form, @Nullable ChangeMessage message) {
        boolean isAdministrator = administrator.isHere();
        var asked = isAdministrator ? previewed(leave, form) : new Previewed(null, message);
        var said = asked.message() == null ? message : asked.message();
        var view = new RingPage.View(key, epoch, isAdministrator, asked.change(), said);
        return RingPage.of(ring, meters, view);
    }

    /** A change that can be made, or why it cannot. */
    private record Previewed(
            @Nullable PreviewedChange change, @Nullable ChangeMessage message) {}

    private Previewed previewed(@Nullable String leave, NodeQuery query) {
        if (leave != null) {
            var nodes = ring.topology().nodes();
            return nodes.size() > 1
                            && nodes.stream().anyMatch(node -> node.name().equals(leave))
                    ? new Previewed(PreviewedChange.ofLeave(ring.topology(), leave), null)
                    : new Previewed(null, ChangeMessage.undone("That node cannot be removed."));
        }
        if (query.isEmpty()) {
            return new Previewed(null, null);
        }
        var form = query.toForm();
        var faults = form.faults(addresses);
        return faults.isEmpty()
                ? new Previewed(PreviewedChange.ofJoin(ring.topology(), form), null)
                : new Previewed(null, refused(faults));
    }

    private static ChangeMessage refused(List<FieldError> faults) {
        return ChangeMessage.undone(faults.stream()
                .map(fault -> "The " + fault.field() + " " + fault.message() + ".")
                .collect(Collectors.joining(" ")));
    }

    private static ChangeMessage message(ChangeOutcome outcome, String done) {
        return switch (outcome) {
            case ChangeOutcome.Applied applied -> ChangeMessage.done(done + " Epoch " + applied.epoch() + " holds.");
            case ChangeOutcome.Refused refused -> ChangeMessage.undone(Refusals.inWords(refused));
            case ChangeOutcome.Unknown unknown ->
                ChangeMessage.undone("The outcome is not known yet: " + unknown.detail() + ".");
        };
    }

    /** What is no number is one that no field can have. */
    static int number(String text) {
        return Numbers.whole(text, 0, Integer.MAX_VALUE).orElse(-1);
    }
}
