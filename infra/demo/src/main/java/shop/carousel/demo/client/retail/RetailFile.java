package shop.carousel.demo.client.retail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the CSV, gzipped or not: {@code
 * InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country}.
 */
public final class RetailFile {

    private static final List<String> COLUMNS =
            List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int GZIP_MAGIC = 0x1f8b;

    private RetailFile() {}

    /** Reads all of it. Fails when it is not such a file; a row that cannot be read is counted and passed over. */
    public static RetailBook read(Path file) throws IOException {
        try (InputStream content = open(file)) {
            return read(content);
        }
    }

    static RetailBook read(InputStream content) throws IOException {
        RetailBookKeeper keeper = new RetailBookKeeper();
        try (Reader text = new InputStreamReader(content, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(text)) {
            requireColumns(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                enter(keeper, row);
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return keeper.close();
    }

    private static void requireColumns(List<String> found) throws IOException {
        if (!found.containsAll(COLUMNS)) {
            throw new IOException("not an order file: it has not the columns " + COLUMNS);
        }
    }

    private static void enter(RetailBookKeeper keeper, CSVRecord row) {
        try {
            keeper.enter(row(row));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException unreadable) {
            keeper.refuse(Refusal.UNREADABLE);
        }
    }

    private static RetailRow row(CSVRecord row) {
        return new RetailRow(
                row.getRecordNumber() + 1,
                row.get("InvoiceNo").strip(),
                row.get("StockCode").strip(),
                row.get("Description").strip(),
                new BigDecimal(row.get("Quantity").strip()).intValueExact(),
                LocalDateTime.parse(row.get("InvoiceDate").strip(), DATE),
                new BigDecimal(row.get("UnitPrice").strip()),
                customer(row.get("CustomerID").strip()));
    }

    /** Spreadsheets made {@code 17850.0} of 17850. */
    private static String customer(String id) {
        return id.endsWith(".0") ? id.substring(0, id.length() - 2) : id;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, 1 << 16) : raw;
    }
}
