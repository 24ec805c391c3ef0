package shop.carousel.catalog.imports;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as it stands. {@code read = imported + rejected}, at any time.
 *
 * @param read products' lines so far; empty lines and a header do not count
 * @param imported lines whose product is stored now, changed or not
 * @param errors the first rejected lines, and at the end why a job has failed
 * @param warnings what else its owner should know, such as columns that are left out and products that stand in the
 * file twice
 */
public record ImportJob(
        UUID id,
        State state,
        long read,
        long imported,
        long rejected,
        List<LineError> errors,
        List<LineError> warnings) {

    /** QUEUED → RUNNING → DONE, or FAILED when the file as a whole cannot be imported. */
    @Schema(name = "ImportState")
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * Why a line was rejected, or what is worth knowing of it.
     *
     * @param line counted from 1; 0 for the whole file
     */
    public record LineError(long line, String reason) {}
}
