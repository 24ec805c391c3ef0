package shop.carousel.catalog.imports;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.catalog.imports.ImportJob.LineError;
import shop.carousel.catalog.imports.format.Mapped;

/** Lines that are stored and counted together. Remembers over the whole run how many errors and warnings were noted. */
final class ImportBatch {

    /** An accepted line. */
    record Item(long line, Mapped.Accepted product) {}

    private final List<Item> accepted = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final List<LineError> warnings = new ArrayList<>();
    private int known;
    private int rejected;
    private int passedOver;
    private int errorsLeft;
    private int warningsLeft;
    private long line;

    ImportBatch(int mostErrors, int mostWarnings) {
        this.errorsLeft = mostErrors;
        this.warningsLeft = mostWarnings;
    }

    /** The last line of what this batch has. */
    void reaches(long end) {
        line = end;
    }

    void accept(long at, Mapped.Accepted product) {
        accepted.add(new Item(at, product));
    }

    /** A line whose product is stored already. */
    void know() {
        known++;
    }

    void passOver() {
        passedOver++;
    }

    void reject(long at, String reason) {
        rejected++;
        if (errorsLeft > 0) {
            errorsLeft--;
            errors.add(new LineError(at, reason));
        }
    }

    void warn(long at, String note) {
        if (warningsLeft > 0) {
            warningsLeft--;
            warnings.add(new LineError(at, note));
        }
    }

    /** Takes an accepted line back, because the database refuses it. */
    void refuse(Item item, String reason) {
        accepted.remove(item);
        reject(item.line(), reason);
    }

    List<Item> accepted() {
        return List.copyOf(accepted);
    }

    int imported() {
        return accepted.size() + known;
    }

    int rejected() {
        return rejected;
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }

    List<LineError> warnings() {
        return List.copyOf(warnings);
    }

    long line() {
        return line;
    }

    int size() {
        return accepted.size() + known + rejected + passedOver;
    }

    void clear() {
        accepted.clear();
        errors.clear();
        warnings.clear();
        known = 0;
        rejected = 0;
        passedOver = 0;
    }
}
