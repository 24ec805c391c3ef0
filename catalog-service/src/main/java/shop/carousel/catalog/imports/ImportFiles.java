package shop.carousel.catalog.imports;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The files of jobs, in the database, where every instance reads them: in parts, so that no instance ever holds one
 * whole.
 */
@Singleton
class ImportFiles {

    static final int PART_BYTES = 1 << 20;

    private final DataSource database;

    ImportFiles(DataSource database) {
        this.database = database;
    }

    /** Writes a file in the caller's transaction. */
    void write(UUID job, InputStream content) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into import_part (job_id, number, bytes) values (?, ?, ?)")) {
            int number = 0;
            for (byte[] part = content.readNBytes(PART_BYTES); part.length > 0; part = content.readNBytes(PART_BYTES)) {
                insert.setObject(1, job);
                insert.setInt(2, number++);
                insert.setBytes(3, part);
                insert.executeUpdate();
            }
        }
    }

    /** Deletes a file in the caller's transaction. */
    void delete(UUID job) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from import_part where job_id = ?")) {
            delete.setObject(1, job);
            delete.executeUpdate();
        }
    }

    /** Reads a file part by part; holds no connection in between. */
    InputStream open(UUID job) {
        return new Parts(job);
    }

    private byte @Nullable [] part(UUID job, int number) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select bytes from import_part where job_id = ? and number = ?")) {
            select.setObject(1, job);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
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
                byte[] bytes = part(job, number);
                if (bytes == null) {
                    return false;
                }
                number++;
                part = new ByteArrayInputStream(bytes);
                return true;
            } catch (SQLException fault) {
                throw new IOException("The import's file cannot be read now.", fault);
            }
        }
    }
}
