package shop.carousel.catalog.imports.file;

import java.io.IOException;

/** A file that as a whole cannot be a catalogue, or not from some line on; the message says why, for people. */
public final class UnreadableFileException extends IOException {

    private final long line;

    /** A file that cannot be read at all. */
    public UnreadableFileException(String message) {
        this(0, message);
    }

    /** A file that cannot be read from that line on. */
    public UnreadableFileException(long line, String message) {
        super(message);
        this.line = line;
    }

    /** Counted from 1; 0 for the whole file. */
    public long line() {
        return line;
    }
}
