package shop.carousel.catalog.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.number.Numbers;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.ChangeOutcome;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.console.AddressRule;
import shop.carousel.ring.console.NodeForm;
import shop.carousel.ring.console.Refusals;

/** The ring as this instance sees it: nodes, shares, and who owns a key. */
@Path("/ring")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RingPages {

    private final CacheRing ring;
    private final AddressRule addresses;
    private final Administrator administrator;

    RingPages(CacheRing ring, AddressRule addresses, Administrator administrator) {
        this.ring = ring;
        this.addresses = addresses;
        this.administrator = administrator;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance ring(RingPage page);
    }

    /** Always 200, also with nodes away: that is what the page is for. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public TemplateInstance ring(@QueryParam("key") @DefaultValue("") String key) {
        return page(key.strip(), null);
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
        var form = new NodeForm(id.strip(), address.strip(), number(weight), zone.strip(), (long) number(epoch));
        var faults = form.faults(addresses);
        if (!faults.isEmpty()) {
            return page(
                    "",
                    ChangeMessage.undone(faults.stream()
                            .map(fault -> "The " + fault.field() + " " + fault.message() + ".")
                            .collect(Collectors.joining(" "))));
        }
        return page("", message(ring.propose(new RingChange.Join(form.toNode()), number(epoch)), id + " was added."));
    }

    /** Removes a node. */
    @POST
    @Path("/nodes/remove")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public TemplateInstance remove(
            @FormParam("id") @DefaultValue("") String id, @FormParam("epoch") @DefaultValue("0") String epoch) {
        return page("", message(ring.propose(new RingChange.Leave(id), number(epoch)), id + " was removed."));
    }

    private TemplateInstance page(String key, @Nullable ChangeMessage message) {
        return Templates.ring(RingPage.of(ring, key, administrator.isHere(), message));
    }

    private static ChangeMessage message(ChangeOutcome outcome, String done) {
        return switch (outcome) {
            case ChangeOutcome.Applied applied -> ChangeMessage.done(done + " Epoch " + applied.epoch() + " holds.");
            case ChangeOutcome.Refused refused -> ChangeMessage.undone(Refusals.inWords(refused));
            case ChangeOutcome.Unknown unknown ->
                ChangeMessage.undone("It is not known yet what became of that: " + unknown.detail() + ".");
        };
    }

    /** What is no number is one that no field can have. */
    private static int number(String text) {
        return Numbers.whole(text, 0, Integer.MAX_VALUE).orElse(-1);
    }
}
