package shop.carousel.catalog.imports;

import java.util.UUID;
import shop.carousel.kit.work.WorkItem;

/**
 * A job that this process has begun or goes on with.
 *
 * @param item the right to work at it, until another process takes it up
 * @param line the last line that is stored already; 0 at the beginning
 * @param tries how often it was begun since that line, this time included
 * @param errorsLeft how many errors it may still note
 * @param warningsLeft how many warnings it may still note
 */
record ImportRun(WorkItem item, UUID id, long line, int tries, int errorsLeft, int warningsLeft) {

    /** Whether the last try ended its process: then line by line, to find the one that did. */
    boolean isCareful() {
        return tries > 1;
    }
}
