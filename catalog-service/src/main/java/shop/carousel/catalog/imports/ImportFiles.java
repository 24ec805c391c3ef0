package shop.carousel.catalog.imports;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;

/**
 * The files of jobs, in the database, where every instance reads them: in parts, so that no instance ever holds one
 * whole.
 */
@Singleton
class ImportFiles {

    static final int PART_BYTES = 1 << 20;

    private final Sql sql;

    ImportFiles(Sql sql) {
        this.sql = sql;
    }

    /** Writes a file in the caller's transaction. */
    void write(UUID job, InputStream content) throws IOException {
        int number = 0;
        for (byte[] part = content.readNBytes(PART_BYTES); part.length > 0; part = content.readNBytes(PART_BYTES)) {
            sql.update("insert into import_part (job_id, number, bytes) values (?, ?, ?)", job, number++, part);
        }
    }

    /** Deletes a file in the caller's transaction. */
    void delete(UUID job) {
        sql.update("delete from import_part where job_id = ?", job);
    }

    /** Reads a file part by part; holds no connection in between. */
    InputStream open(UUID job) {
        return new Parts(job);
    }

    private Optional<byte[]> part(UUID job, int number) {
        return sql.first(
                "select bytes from import_part where job_id = ? and number = ?",
                row -> row.bytes("bytes"),
                job,
                number);
    }

    private final class Parts extends InputStream {

        private final UUID job;
        private int number;
        private InputStream part = InputStream.nullInputStream();

        Parts(UUID job) {
            this.job = job;
        }

        @Override
        public int read() throws IOException {
            int next = part.read();
            while (next < 0 && advance()) {
                next = part.read();
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = part.read(target, offset, length);
            while (count < 0 && advance()) {
                count = part.read(target, offset, length);
            }
            return count;
        }

        @Override
        public int available() throws IOException {
            return part.available();
        }

        private boolean advance() throws IOException {
            try {
                Optional<byte[]> next = part(job, number);
                if (next.isPresent()) {
                    number++;
                    part = new ByteArrayInputStream(next.get());
                }
                return next.isPresent();
            } catch (UncheckedSqlException fault) {
                throw new IOException("The import's file cannot be read now.", fault);
            }
        }
    }
}
