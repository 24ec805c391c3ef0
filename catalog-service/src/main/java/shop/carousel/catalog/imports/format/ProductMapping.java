package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportConfig;
import shop.carousel.catalog.imports.file.Header;
import shop.carousel.catalog.imports.file.UnreadableFileException;
import shop.carousel.kit.money.ShopCurrency;

/** Knows the formats. The columns of a CSV file, or the fields of each line of JSON Lines, tell which one it is. */
@Singleton
public final class ProductMapping {

    private final ShopCurrency currency;
    private final ImportConfig config;
    private final ObjectMapper json;

    ProductMapping(ShopCurrency currency, ImportConfig config, ObjectMapper json) {
        this.currency = currency;
        this.config = config;
        this.json = json;
    }

    /**
     * Begins a file.
     *
     * @param header the columns; null for JSON Lines
     * @throws UnreadableFileException where no format has these columns, with those that were seen and those that are
     * missing
     */
    public FileMapping begin(@Nullable Header header) throws UnreadableFileException {
        List<Format> formats = all(json);
        List<Format> possible = header == null ? formats : List.of(formatOf(header, formats));
        return new FileMapping(possible, header, currency.currency(), config);
    }

    /** One of each, for one file. */
    static List<Format> all(ObjectMapper json) {
        return List.of(
                new OwnFormat(json),
                new IcecatFormat(),
                new PhonesFormat(),
                new ShopifyFormat(),
                new WooFormat(),
                new RetailFormat());
    }

    private static Format formatOf(Header header, List<Format> formats) throws UnreadableFileException {
        for (Format format : formats) {
            if (missing(format, header.names()).isEmpty()) {
                return format;
            }
        }
        throw new UnreadableFileException(unknown(header, formats));
    }

    private static Set<String> missing(Format format, Set<String> names) {
        Set<String> missing = new TreeSet<>(format.required());
        missing.removeAll(names);
        return missing;
    }

    private static String unknown(Header header, List<Format> formats) {
        Comparator<Format> byMissing = Comparator.comparingDouble(
                format -> (double) missing(format, header.names()).size()
                        / format.required().size());
        String nearest = formats.stream()
                .sorted(byMissing)
                .map(format -> format.name() + " lacks " + String.join(", ", missing(format, header.names())))
                .collect(Collectors.joining("; "));
        return "The file is neither JSON Lines nor CSV with columns that the shop knows. Its columns: " + header.shown()
                + ". Missing: as " + nearest + ".";
    }
}
