package shop.carousel.catalog.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import shop.carousel.catalog.imports.file.Entries;
import shop.carousel.catalog.imports.file.Entry;
import shop.carousel.catalog.imports.file.FileLimits;
import shop.carousel.catalog.imports.file.UnreadableFileException;
import shop.carousel.catalog.imports.format.FileMapping;
import shop.carousel.catalog.imports.format.Mapped;
import shop.carousel.catalog.imports.format.ProductMapping;

/**
 * Reads one file to its end and stores what it can. Lines that an earlier run has stored are read again, because later
 * ones may refer to them, but neither stored nor counted.
 */
@Singleton
class CatalogueImport {

    private final ImportConfig config;
    private final ImportFiles files;
    private final ImportJobs jobs;
    private final ObjectMapper json;
    private final ProductMapping mapping;
    private final BatchStore store;
    private volatile boolean stopping;

    CatalogueImport(
            ImportConfig config,
            ImportFiles files,
            ImportJobs jobs,
            ObjectMapper json,
            ProductMapping mapping,
            BatchStore store) {
        this.config = config;
        this.files = files;
        this.jobs = jobs;
        this.json = json;
        this.mapping = mapping;
        this.store = store;
    }

    /** A running import ends behind its present batch, with a {@link StoppedException}. */
    void stop() {
        stopping = true;
    }

    void run(ImportRun run) throws IOException {
        ImportBatch batch = new ImportBatch(run.errorsLeft(), run.warningsLeft());
        FileLimits limits = new FileLimits(config.lineBytes(), config.unpackedBytes());
        try (InputStream file = files.open(run.id());
                Entries entries = Entries.open(file, limits, json)) {
            read(run, entries, mapping.begin(entries.header()), batch);
        } catch (UnreadableFileException broken) {
            store.store(run, batch);
            throw broken;
        }
    }

    private void read(ImportRun run, Entries entries, FileMapping products, ImportBatch batch) throws IOException {
        Pulse pulse = new Pulse(config.lease().toNanos() / 4);
        int sinceBegin = 0;
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            if (pulse.isDue()) {
                jobs.keep(run);
            }
            boolean isNew = entry.line() > run.line();
            add(products.map(entry), entry, products, isNew ? batch : new ImportBatch(0, 0));
            sinceBegin += isNew ? 1 : 0;
            boolean careful = run.isCareful() && sinceBegin <= config.batchSize();
            if (batch.size() >= (careful ? 1 : config.batchSize())) {
                store.store(run, batch);
                requireRunning();
            }
        }
        store.store(run, batch);
    }

    private void requireRunning() {
        if (stopping) {
            throw new StoppedException("this process ends");
        }
    }

    private static void add(Mapped mapped, Entry entry, FileMapping products, ImportBatch batch) {
        long line = entry.fault() == null ? entry.line() : entry.fault().line();
        switch (mapped) {
            case Mapped.Accepted accepted -> batch.accept(line, accepted);
            case Mapped.Known _ -> batch.know();
            case Mapped.PassedOver _ -> batch.passOver();
            case Mapped.Rejected rejected -> batch.reject(line, rejected.reason());
        }
        products.takeNotes().forEach(note -> batch.warn(line, note));
        batch.reaches(entry.end());
    }

    /** Decides when the lease must be renewed. */
    private static final class Pulse {

        private final long pauseNanos;
        private long last = System.nanoTime();

        Pulse(long pauseNanos) {
            this.pauseNanos = pauseNanos;
        }

        boolean isDue() {
            boolean due = System.nanoTime() - last >= pauseNanos;
            last = due ? System.nanoTime() : last;
            return due;
        }
    }
}
