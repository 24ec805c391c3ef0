package shop.carousel.catalog.crawl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of pages for crawlers. */
@ConfigMapping(prefix = "carousel.crawl")
public interface CrawlConfig {

    /** How many products one sitemap lists; the format allows 50,000. */
    @WithDefault("5000")
    @Min(1)
    @Max(50_000)
    int productsPerSitemap();

    /** How old the list of sitemaps may be: it takes a look at every product. */
    @WithDefault("10m")
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    Duration sitemapAge();

    /** Where security problems are reported: a mailto: or https: address. */
    @WithDefault("mailto:security@carousel.shop")
    String securityContact();
}
