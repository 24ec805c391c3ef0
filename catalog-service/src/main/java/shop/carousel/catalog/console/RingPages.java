package shop.carousel.catalog.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.ring.CacheRing;

/** The ring as this instance sees it: nodes, shares, and who owns a key. */
@Path("/ring")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RingPages {

    private final CacheRing ring;

    RingPages(CacheRing ring) {
        this.ring = ring;
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
        return Templates.ring(RingPage.of(ring, key.strip()));
    }
}
