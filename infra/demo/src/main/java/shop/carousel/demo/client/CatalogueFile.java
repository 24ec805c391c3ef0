package shop.carousel.demo.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file to be imported. */
record CatalogueFile(Path path) {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    /** How many lines it has, unpacked: what the progress is measured by. */
    long lines() throws IOException {
        try (InputStream content = open()) {
            byte[] buffer = new byte[BUFFER];
            long lines = 0;
            boolean inLine = false;
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                inLine = length > 0 ? buffer[length - 1] != '\n' : inLine;
            }
            return lines + (inLine ? 1 : 0);
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER) : raw;
    }
}
