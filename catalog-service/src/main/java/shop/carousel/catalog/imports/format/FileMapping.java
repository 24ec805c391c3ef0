package shop.carousel.catalog.imports.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportConfig;
import shop.carousel.catalog.imports.file.Entry;
import shop.carousel.catalog.imports.file.Header;
import shop.carousel.catalog.imports.format.Format.Listing;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.catalog.product.ProductRules;
import shop.carousel.kit.problem.Problem.FieldError;

/**
 * Makes products of one file's entries, and remembers which products it has had: of a product that stands in a file
 * twice the last entry counts, unless its format says otherwise, and the file's owner hears of it. One thread.
 */
public final class FileMapping {

    private static final Logger LOG = Logger.getLogger(FileMapping.class);

    private final List<Format> formats;
    private final @Nullable Header header;
    private final Currency currency;
    private final int usualStock;
    private final int mostSkus;
    private final Map<String, Long> lines = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    FileMapping(List<Format> formats, @Nullable Header header, Currency currency, ImportConfig config) {
        this.formats = formats;
        this.header = header;
        this.currency = currency;
        this.usualStock = config.stock();
        this.mostSkus = config.rememberedSkus();
        noteLeftOut();
    }

    private void noteLeftOut() {
        String leftOut = header == null
                ? ""
                : header.names().stream()
                        .filter(formats.getFirst()::leavesOut)
                        .map(name -> header.labels().getOrDefault(name, name))
                        .limit(60)
                        .collect(Collectors.joining(", "));
        if (!leftOut.isEmpty()) {
            notes.add("Read as " + formats.getFirst().name() + ". Columns that are left out: " + leftOut);
        }
    }

    /** The result for an entry. The next one can be read in any case. */
    public Mapped map(Entry entry) {
        ObjectNode fields = entry.fields();
        if (fields == null) {
            return new Mapped.Rejected(
                    entry.fault() == null ? "" : entry.fault().reason());
        }
        try {
            return map(entry.line(), new EntryFields(fields, currency, header));
        } catch (BadFieldException bad) {
            return new Mapped.Rejected(String.valueOf(bad.getMessage()));
        } catch (RuntimeException unforeseen) {
            LOG.errorf(unforeseen, "Line %d of an import cannot be read.", entry.line());
            return new Mapped.Rejected("The line cannot be read.");
        }
    }

    private Mapped map(long line, EntryFields entry) throws BadFieldException {
        Format format = formatOf(entry);
        Optional<Listing> listing = format.read(entry);
        if (listing.isEmpty()) {
            return new Mapped.PassedOver();
        }
        ProductDraft draft = listing.get().draft();
        List<FieldError> errors = ProductRules.check(draft);
        if (!errors.isEmpty()) {
            return new Mapped.Rejected(reason(errors));
        }
        if (isKnown(line, draft.sku(), format.firstCounts())) {
            return new Mapped.Known();
        }
        return new Mapped.Accepted(draft, listing.get().available().orElse(usualStock));
    }

    private Format formatOf(EntryFields entry) throws BadFieldException {
        if (header != null) {
            return formats.getFirst();
        }
        if (entry.has("sku")) {
            return formats.getFirst();
        }
        for (Format format : formats) {
            if (format.required().stream().filter(name -> !name.equals("price")).allMatch(entry::has)) {
                return format;
            }
        }
        throw new BadFieldException("sku is missing");
    }

    private boolean isKnown(long line, String sku, boolean firstCounts) {
        Long before = lines.get(sku);
        if (lines.size() < mostSkus || before != null) {
            lines.put(sku, line);
        } else if (lines.size() == mostSkus) {
            lines.put("", line);
            notes.add("From line " + line + " on, products that stand in the file twice are no longer noticed.");
        }
        if (before != null && !firstCounts) {
            notes.add("sku " + sku + " stands in line " + before + " too: this line counts");
        }
        return before != null && firstCounts;
    }

    /** Warnings for the file's owner about the entries since the last call. */
    public List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    private static String reason(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
