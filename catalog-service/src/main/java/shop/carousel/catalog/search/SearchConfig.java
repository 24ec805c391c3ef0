package shop.carousel.catalog.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of search and of its index. */
@ConfigMapping(prefix = "carousel.search")
public interface SearchConfig {

    /** The hits on a page unless the request says otherwise. */
    @WithDefault("24")
    @Min(1)
    @Max(100)
    int pageSize();

    /** The most hits that a page may have. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxPageSize();

    /** The longest text to search for. */
    @WithDefault("200")
    @Min(10)
    @Max(2000)
    int textCharacters();

    /** How many words of a text are searched for; the others are left out, and the answer says so. */
    @WithDefault("32")
    @Min(1)
    @Max(200)
    int textWords();

    /** How many look-ups of similar words one search may cost. Each goes through the dictionary of a field. */
    @WithDefault("24")
    @Min(0)
    @Max(1000)
    int similarWords();

    /** How long one search may collect hits. Then it answers with those that it has, and says so. */
    @WithDefault("1500ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration time();

    /** How many values of one filter a request may combine. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int filterValues();

    /** How many values a facet shows; the most frequent win. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int facetValues();

    /** Below this many hits with all words of a text, those that have most of them follow. */
    @WithDefault("24")
    @Min(1)
    @Max(1000)
    int fewHits();

    /**
     * How many SKUs and facet values the kept answers of one view of the index may have together; about 100 bytes each.
     * What is similar to products may have as many again.
     */
    @WithDefault("100000")
    @Min(0)
    @Max(100_000_000)
    long answersKept();

    /** Where the price ranges begin, in major units, rising; the first is 0. */
    @WithDefault("0,10,25,50,100,250,500,1000")
    List<Long> priceRanges();

    /** How many suggestions a beginning gets. */
    @WithDefault("8")
    @Min(1)
    @Max(50)
    int suggestions();

    /** A file with synonyms, read again when it has changed; those that come with the shop where nothing is said. */
    Optional<String> synonyms();

    /** Where the index lives while the process runs; the system's folder for temporary files where nothing is said. */
    Optional<String> directory();

    /** How long changes are collected before the index shows them. */
    @WithDefault("200ms")
    Duration refreshPause();

    /** How many changed products may wait for the index before the event consumer is held back. */
    @WithDefault("50000")
    @Min(500)
    @Max(10_000_000)
    int pendingChanges();
}
