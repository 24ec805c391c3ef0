package shop.carousel.catalog.admin;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.catalog.admin.ImportJob.LineError;

/** Lines that are stored and counted together. Remembers over the whole job how many errors were noted. */
final class ImportBatch {

    /** An accepted line. */
    record Item(long line, Mapped.Accepted product) {}

    private final List<Item> accepted = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private int rejected;
    private int errorsLeft;

    ImportBatch(int mostErrors) {
        this.errorsLeft = mostErrors;
    }

    void accept(long line, Mapped.Accepted product) {
        accepted.add(new Item(line, product));
    }

    void reject(long line, String reason) {
        rejected++;
        if (errorsLeft > 0) {
            errorsLeft--;
            errors.add(new LineError(line, reason));
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

    int rejected() {
        return rejected;
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }

    int size() {
        return accepted.size() + rejected;
    }

    void clear() {
        accepted.clear();
        errors.clear();
        rejected = 0;
    }
}
