package shop.carousel.catalog.related;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.catalog.product.ProductCard;
import shop.carousel.catalog.product.ProductConfig;
import shop.carousel.kit.problem.Problem;

/** Products that go with a cart, as a part of its page that is loaded separately, so no cart waits for it. */
@Path("/search/bought-with")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RelatedPages {

    private final Companions companions;
    private final ProductConfig limits;

    RelatedPages(Companions companions, ProductConfig limits) {
        this.companions = companions;
        this.limits = limits;
    }

    @CheckedTemplate(basePath = "related")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance boughtWith(List<ProductCard> cards);
    }

    /** What was bought together with these; nothing where too few orders tell. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "private, no-cache")
    public TemplateInstance boughtWith(@QueryParam("sku") List<String> skus) {
        if (skus.size() > limits.skusPerRequest()) {
            throw Problem.badRequest(
                    "sku",
                    "may be given " + limits.skusPerRequest() + " times, but is there " + skus.size() + " times");
        }
        return Templates.boughtWith(
                companions.together(skus).stream().map(ProductCard::of).toList());
    }
}
