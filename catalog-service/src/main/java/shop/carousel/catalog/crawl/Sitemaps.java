package shop.carousel.catalog.crawl;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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
        List<String> files = new ArrayList<>(List.of("/sitemaps/pages.xml", "/sitemaps/products.xml"));
        boundaries().forEach(sku -> files.add("/sitemaps/products.xml?behind=" + sku));
        var xml = new StringBuilder(HEAD).append("<sitemapindex").append(SPACE);
        files.forEach(file -> xml.append("<sitemap><loc>").append(urls.of(file)).append("</loc></sitemap>\n"));
        return xml.append("</sitemapindex>\n").toString();
    }

    /** The pages that are not about one product. */
    String pages() {
        var xml = new StringBuilder(HEAD).append("<urlset").append(SPACE);
        List.of("/", "/search")
                .forEach(page -> xml.append("<url><loc>").append(urls.of(page)).append("</loc></url>\n"));
        return xml.append("</urlset>\n").toString();
    }

    /** The products behind that SKU, as many as one file lists. */
    String products(String behind) {
        var xml = new StringBuilder(HEAD).append("<urlset").append(SPACE);
        sql.list(
                        BEHIND,
                        row -> location(row.text("sku"), row.instant("updated_at")),
                        behind,
                        config.productsPerSitemap())
                .forEach(xml::append);
        return xml.append("</urlset>\n").toString();
    }

    private String location(String sku, Instant changed) {
        return "<url><loc>" + urls.of("/products/" + sku) + "</loc><lastmod>" + changed + "</lastmod></url>\n";
    }

    /** One request at a time looks; others are given what was found before. */
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
