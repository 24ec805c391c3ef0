package shop.carousel.catalog.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import shop.carousel.kit.problem.Problem;

/**
 * Accepts files. An upload is kept on disk until it is complete. Then the job and its file are written in one
 * transaction, so an accepted job has its file on every instance.
 */
@Singleton
class ImportUploads {

    private static final int TIMEOUT_SECONDS = 120;
    private static final int BUFFER = 1 << 16;

    private final ImportConfig config;
    private final ImportJobs jobs;
    private final ImportFiles files;

    ImportUploads(ImportConfig config, ImportJobs jobs, ImportFiles files) {
        this.config = config;
        this.jobs = jobs;
        this.files = files;
    }

    /** Accepts a job. 400 for an empty file or one that breaks off, 503 when too many wait. */
    UUID accept(InputStream content) throws IOException {
        if (jobs.isFull()) {
            throw Problem.unavailable("Too many imports are waiting already.", 10);
        }
        Path folder = Path.of(config.directory().orElse(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "carousel-import-", "");
        try {
            receive(content, file);
            return store(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void receive(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream target = Files.newOutputStream(file)) {
            for (int count = next(content, buffer); count >= 0; count = next(content, buffer)) {
                target.write(buffer, 0, count);
                bytes += count;
            }
        }
        if (bytes == 0) {
            throw Problem.badRequest("body", "The file is empty.");
        }
    }

    private static int next(InputStream content, byte[] buffer) throws IOException {
        try {
            return content.read(buffer);
        } catch (IOException brokenOff) {
            throw Problem.badRequest("body", "The file broke off before its end: send it again.");
        }
    }

    private UUID store(Path file) {
        UUID id = UUID.randomUUID();
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            jobs.add(id);
            try (InputStream content = Files.newInputStream(file)) {
                files.write(id, content);
            }
            return id;
        });
    }
}
