package shop.carousel.catalog.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one file to its end and stores what it can. */
@Singleton
class CatalogueImport {

    private final ImportConfig config;
    private final ObjectMapper json;
    private final ProductMapping mapping;
    private final BatchStore store;

    CatalogueImport(ImportConfig config, ObjectMapper json, ProductMapping mapping, BatchStore store) {
        this.config = config;
        this.json = json;
        this.mapping = mapping;
        this.store = store;
    }

    void run(UUID job, Path file) throws IOException, InterruptedException {
        ImportBatch batch = new ImportBatch(config.errors());
        try (Entries entries = Entries.open(file, config, json)) {
            for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
                add(batch, entry);
                if (batch.size() >= config.batchSize()) {
                    flush(job, batch);
                }
            }
            flush(job, batch);
        } catch (UnreadableFileException broken) {
            flush(job, batch);
            throw broken;
        }
    }

    private void flush(UUID job, ImportBatch batch) throws InterruptedException {
        if (batch.size() > 0) {
            store.store(job, batch);
            batch.clear();
        }
    }

    private void add(ImportBatch batch, Entry entry) {
        switch (read(entry.fields(), entry.fault())) {
            case Mapped.Accepted accepted -> batch.accept(entry.line(), accepted);
            case Mapped.Rejected rejected -> batch.reject(entry.line(), rejected.reason());
        }
    }

    private Mapped read(@Nullable ObjectNode fields, @Nullable String fault) {
        return fields == null ? new Mapped.Rejected(String.valueOf(fault)) : mapping.map(fields);
    }
}
