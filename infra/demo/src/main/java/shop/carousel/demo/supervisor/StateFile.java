package shop.carousel.demo.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import shop.carousel.demo.servers.Folders;

/** The file in which a shop says how it is, whole at every moment. */
public final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** The state in this file. */
    public StateFile(Path file) {
        this.file = file;
    }

    /** Replaces what is there. */
    public synchronized void write(ShopState state) throws IOException {
        Folders.writeSecret(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n");
    }

    /** What the last shop said; empty when there was none, or the file is not one of ours. */
    public Optional<ShopState> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), ShopState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
