package shop.carousel.catalog.admin;

import java.io.IOException;

/** A file that as a whole cannot be a catalogue; the message says why, for people. */
final class UnreadableFileException extends IOException {

    UnreadableFileException(String message) {
        super(message);
    }
}
