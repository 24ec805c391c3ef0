package shop.carousel.demo.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says about itself. It is the last entry of the file: a file without it is not whole.
 *
 * @param format the version of this layout; a program reads its own only
 * @param made when the copy was complete, RFC 3339 in UTC
 * @param restorePoint where PostgreSQL's recovery ends; null when the shop stood still, and nothing has to be recovered
 */
record Manifest(int format, String made, @Nullable String restorePoint) {

    static final String NAME = "backup.json";
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Manifest read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Manifest.class);
    }
}
