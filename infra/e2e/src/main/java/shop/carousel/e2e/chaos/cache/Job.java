package shop.carousel.e2e.chaos.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a worker process is told at its start.
 *
 * @param nodes where each node is reached, by its name
 * @param keys what is written all the time
 * @param quietKeys what is read like the others, and written by a writer that dies of it
 * @param pairKeys as keys, in the cache that is on two nodes
 * @param strikeKeys what strikes are about, see {@link Rows}
 * @param without the mechanisms that are switched off
 */
record Job(
        String folder,
        String jdbcUrl,
        String user,
        String password,
        String brokers,
        Map<String, String> nodes,
        List<String> keys,
        List<String> quietKeys,
        List<String> pairKeys,
        List<String> strikeKeys,
        Set<String> without) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "job.json";

    List<String> allKeys() {
        return Stream.of(keys, quietKeys, pairKeys, strikeKeys)
                .flatMap(List::stream)
                .toList();
    }

    void write() {
        try {
            JSON.writeValue(Path.of(folder, FILE).toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Job read(Path folder) throws IOException {
        return JSON.readValue(Files.readString(folder.resolve(FILE)), Job.class);
    }
}
