package shop.carousel.catalog.crawl;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Skus;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.PublicUrl;

/** {@code /robots.txt}, {@code /sitemap.xml}, {@code /llms.txt}, {@code /.well-known/security.txt}. */
@Path("/")
@RunOnVirtualThread
public class CrawlResource {

    private static final String KEPT = "public, max-age=600";
    private static final String XML = "application/xml;charset=UTF-8";
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

    /** RFC 9116 recommends less than a year. */
    private static final Duration SECURITY_TEXT_LASTS = Duration.ofDays(180);

    private final Sitemaps sitemaps;
    private final PublicUrl urls;
    private final CrawlConfig config;

    CrawlResource(Sitemaps sitemaps, PublicUrl urls, CrawlConfig config) {
        this.sitemaps = sitemaps;
        this.urls = urls;
        this.config = config;
    }

    /** Which pages are not for programs (RFC 9309). */
    @GET
    @Path("robots.txt")
    @Produces(TEXT)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String robots() {
        return """
                User-agent: *
                Disallow: /account
                Disallow: /admin
                Disallow: /api/
                Disallow: /cart
                Disallow: /checkout
                Disallow: /orders
                Disallow: /sign-in

                Sitemap: %s
                """.formatted(urls.of("/sitemap.xml"));
    }

    /** The list of sitemaps. */
    @GET
    @Path("sitemap.xml")
    @Produces(XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String sitemap() {
        return sitemaps.index();
    }

    /** The pages that are not about one product. */
    @GET
    @Path("sitemaps/pages.xml")
    @Produces(XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String pages() {
        return sitemaps.pages();
    }

    /** Some products' pages, in the order of their SKUs. */
    @GET
    @Path("sitemaps/products.xml")
    @Produces(XML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String products(@RestQuery @Nullable String behind) {
        if (behind != null && !Skus.isValid(behind)) {
            throw Problem.badRequest("behind", "must be " + Skus.RULE);
        }
        return sitemaps.products(Objects.requireNonNullElse(behind, ""));
    }

    /** What the shop offers to language models and their agents (llmstxt.org). */
    @GET
    @Path("llms.txt")
    @Produces(TEXT)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String models() {
        return """
                # Carousel

                > A demonstration shop: the goods are made up, only test cards are taken, and no money moves.

                Everything that people do in the shop can be done through its REST API, with the same limits.

                ## API

                - [Description (OpenAPI 3.1)](%s): all operations, with their schemas and refusals
                - [Try it](%s): the same as a page

                ## Products

                - [Search](%s): `q`, `category`, `brand`, `minPrice`, `maxPrice`, `inStock`, `sort`, `size`, `cursor`
                - [All product pages](%s)
                """.formatted(
                        urls.of("/api/openapi"),
                        urls.of("/api/openapi/ui"),
                        urls.of("/api/products?q=lamp"),
                        urls.of("/sitemap.xml"));
    }

    /** Where security problems are reported (RFC 9116). */
    @GET
    @Path(".well-known/security.txt")
    @Produces(TEXT)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = KEPT)
    public String security() {
        return """
                Contact: %s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s
                """.formatted(
                        config.securityContact(),
                        Instant.now().plus(SECURITY_TEXT_LASTS).truncatedTo(ChronoUnit.DAYS),
                        urls.of("/.well-known/security.txt"));
    }

    /** Where older browsers and programs look for the shop's sign. */
    @GET
    @Path("favicon.ico")
    public Response sign() {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(URI.create("/favicon.svg"))
                .build();
    }
}
