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
import shop.carousel.ring.NodeTransport;

/**
 * What a worker process is told at its start.
 *
 * @param nodes where each node is reached, by its name
 * @param keys what is written all the time
 * @param quietKeys what is read like the others, and written by a writer that dies of it
 * @param pairKeys as keys, in the cache that is on two nodes
 * @param strikeKeys what strikes are about, see {@link Rows}
 * @param pairCopies on how many nodes pairs are, as this process has it configured
 * @param lockKeys what is locked
 * @param locks where locks are
 * @param transport what carries commands to nodes
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
        int pairCopies,
        List<String> lockKeys,
        Locks locks,
        NodeTransport transport,
        Set<String> without) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "job.json";

    /**
     * The one node that holds locks.
     *
     * @param epoch higher than that of every node before
     */
    record Locks(long epoch, String node, String address) {}

    /** What workers are told that are started from now on. */
    Job with(int pairCopies) {
        return with(pairCopies, locks);
    }

    /** What workers are told that are started from now on. */
    Job with(Locks locks) {
        return with(pairCopies, locks);
    }

    private Job with(int pairCopies, Locks locks) {
        return new Job(
                folder,
                jdbcUrl,
                user,
                password,
                brokers,
                nodes,
                keys,
                quietKeys,
                pairKeys,
                strikeKeys,
                pairCopies,
                lockKeys,
                locks,
                transport,
                without);
    }

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
