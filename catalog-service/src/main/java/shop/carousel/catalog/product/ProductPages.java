package shop.carousel.catalog.product;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.catalog.product.RelatedProducts.Related;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.PublicUrl;

/** A product as a page. Its stock is read at every call, and browsers do not keep the page. */
@Path("/products")
@RunOnVirtualThread
public class ProductPages {

    private static final Logger LOG = Logger.getLogger(ProductPages.class);

    private final ProductCatalog catalog;
    private final RelatedProducts related;
    private final ProductReviews reviews;
    private final PublicUrl urls;

    ProductPages(ProductCatalog catalog, RelatedProducts related, ProductReviews reviews, PublicUrl urls) {
        this.catalog = catalog;
        this.related = related;
        this.reviews = reviews;
        this.urls = urls;
    }

    @CheckedTemplate(basePath = "product")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(ProductPage page);
    }

    /** 200, or 404 when nothing is sold under that SKU. */
    @GET
    @Path("/{sku}")
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = "Cache-Control", value = "private, no-cache")
    public TemplateInstance product(@PathParam("sku") String sku) {
        StockedProduct found =
                catalog.find(sku).orElseThrow(() -> Problem.notFound("There is no product " + sku + "."));
        return Templates.page(
                ProductPage.of(found, replacement(found.product()), reviews.of(found.product()), related(found), urls));
    }

    private Optional<Product> replacement(Product product) {
        return Optional.ofNullable(product.replacedBy()).flatMap(catalog::findProduct);
    }

    /** A failure leaves out the related products only. */
    private Related related(StockedProduct product) {
        try {
            return related.to(product);
        } catch (RuntimeException away) {
            LOG.debugf(away, "Nothing is shown beside %s", product.product().sku());
            return Related.NONE;
        }
    }
}
