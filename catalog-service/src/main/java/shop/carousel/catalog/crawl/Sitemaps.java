package shop.carousel.catalog.crawl;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.PublicUrl;

/**
 * Every product's page, in files of a bounded size (sitemaps.org, protocol 0.9). A file begins behind a SKU, so that it
 * costs the same wherever it stands. Products that come between two looks make files a little longer than configured,
 * never longer than the format allows.
 */
@Singleton
class Sitemaps {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /** The last SKU of each file but the last one. */
    private static final String BOUNDARIES = """
            select sku
            from (select sku, row_number() over (order by sku) as place, count(*) over () as products from product) as p
            where place % ? = 0 and place < products
            order by sku""";

    private static final String BEHIND = """
            select sku, updated_at from product where sku > ? order by sku limit ?""";

    private static final int RETRY_SECONDS = 2;

    private final Sql sql;
    private final PublicUrl urls;
    private final CrawlConfig config;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Looked looked = new Looked(List.of(), Instant.EPOCH);

    Sitemaps(Sql sql, PublicUrl urls, CrawlConfig config) {
        this.sql = sql;
        this.urls = urls;
        this.config = config;
    }

    private record Looked(List<String> boundaries, Instant at) {}

    /** The list of all files. */
    String index() {
        Stream<String> products = boundaries().stream().map(sku -> "/sitemaps/products.xml?behind=" + sku);
        return document(
                "sitemapindex",
                Stream.concat(Stream.of("/sitemaps/pages.xml", "/sitemaps/products.xml"), products)
                        .map(file -> entry("sitemap", file, "")));
    }

    /** The pages that are not about one product. */
    String pages() {
        return document("urlset", Stream.of("/", "/search").map(page -> entry("url", page, "")));
    }

    /** The products behind that SKU, as many as one file lists. */
    String products(String behind) {
        return document(
                "urlset",
                sql
                        .list(
                                BEHIND,
                                row -> entry(
                                        "url",
                                        "/products/" + row.text("sku"),
                                        "<lastmod>" + row.instant("updated_at") + "</lastmod>"),
                                behind,
                                config.productsPerSitemap())
                        .stream());
    }

    private String entry(String element, String path, String more) {
        return "<" + element + "><loc>" + urls.of(path) + "</loc>" + more + "</" + element + ">\n";
    }

    private static String document(String root, Stream<String> entries) {
        return entries.collect(Collectors.joining("", HEAD + "<" + root + SPACE, "</" + root + ">\n"));
    }

    /** One request at a time looks; others get the earlier result. */
    private List<String> boundaries() {
        if (!looked.at().plus(config.sitemapAge()).isAfter(Instant.now()) && looking.tryLock()) {
            try {
                looked = new Looked(
                        sql.list(BOUNDARIES, row -> row.text("sku"), config.productsPerSitemap()), Instant.now());
            } finally {
                looking.unlock();
            }
        }
        if (looked.at().equals(Instant.EPOCH)) {
            throw Problem.unavailable("The list of sitemaps is being made.", RETRY_SECONDS);
        }
        return looked.boundaries();
    }
}
