package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The synonyms as they stand in their file now: {@code carousel.search.synonyms}, or those that come with the shop. A
 * search checks the file's time, at most every two seconds. A file that cannot be read leaves the synonyms as they
 * were, with one warning.
 *
 * <p>Threads: any number. One of them reads a changed file while the others go on with what was.
 */
final class SynonymFile {

    /** What was read. Each version has its own number. */
    record Version(Synonyms synonyms, int number) {}

    private static final Logger LOG = Logger.getLogger(SynonymFile.class);
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);
    private static final long MOST_BYTES = 1 << 20;

    private final ProductAnalyzer analyzer;
    private final Optional<Path> file;
    private final LongSupplier nanos;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable FileTime read;
    private String complaint = "";
    private volatile long looked;
    private volatile Version version;

    SynonymFile(ProductAnalyzer analyzer, Optional<String> file, LongSupplier nanos) {
        this.analyzer = analyzer;
        this.file = file.map(Path::of);
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.version = new Version(new Synonyms(analyzer, builtIn()), 0);
        this.file.ifPresent(this::look);
    }

    Version now() {
        if (file.isPresent() && nanos.getAsLong() - looked >= BETWEEN_LOOKS && reading.tryLock()) {
            try {
                looked = nanos.getAsLong();
                look(file.get());
            } finally {
                reading.unlock();
            }
        }
        return version;
    }

    private void look(Path changing) {
        try {
            FileTime modified = Files.getLastModifiedTime(changing);
            if (!modified.equals(read)) {
                read = modified; // also where it cannot be read: it is tried again when it has changed
                if (Files.size(changing) > MOST_BYTES) {
                    throw new IOException("more than " + MOST_BYTES + " bytes");
                }
                version = new Version(new Synonyms(analyzer, Files.readAllLines(changing)), version.number() + 1);
                complaint = "";
                LOG.infof("Synonyms are those of %s.", changing);
            }
        } catch (IOException fault) {
            if (!fault.toString().equals(complaint)) {
                complaint = fault.toString();
                LOG.warnf("The synonyms in %s cannot be read, so they stay as they were: %s", changing, fault);
            }
        }
    }

    private static List<String> builtIn() {
        try (InputStream built = SynonymFile.class.getResourceAsStream("/search/synonyms.txt")) {
            byte[] bytes = Objects.requireNonNull(built, "search/synonyms.txt").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
