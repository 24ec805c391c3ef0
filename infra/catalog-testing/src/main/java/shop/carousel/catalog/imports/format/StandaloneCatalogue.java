package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import shop.carousel.catalog.imports.ImportConfig;
import shop.carousel.catalog.imports.file.Entries;
import shop.carousel.catalog.imports.file.Entry;
import shop.carousel.catalog.imports.file.FileLimits;
import shop.carousel.catalog.product.ProductDraft;

/**
 * A catalogue's file read outside of a container, to be measured: the products that an import would store. It stands in
 * the formats' package, because they are nobody else's to use.
 */
@NullMarked
public final class StandaloneCatalogue {

    private StandaloneCatalogue() {}

    /** The products of a file of JSON Lines, zipped or not, in their order; what an import rejects is left out. */
    public static List<ProductDraft> read(Path file, Currency currency, ImportConfig config) throws IOException {
        ObjectMapper json = new ObjectMapper();
        FileMapping mapping = new FileMapping(ProductMapping.all(json), null, currency, config);
        List<ProductDraft> drafts = new ArrayList<>();
        FileLimits limits = new FileLimits(config.lineBytes(), config.unpackedBytes());
        try (InputStream bytes = Files.newInputStream(file);
                Entries entries = Entries.open(bytes, limits, json)) {
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                if (mapping.map(entry) instanceof Mapped.Accepted accepted) {
                    drafts.add(accepted.draft());
                }
            }
        }
        return drafts;
    }
}
