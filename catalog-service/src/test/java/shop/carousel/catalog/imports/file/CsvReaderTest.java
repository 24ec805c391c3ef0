package shop.carousel.catalog.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader of CSV, beside a library's on good files, and by itself on all others. */
class CsvReaderTest {

    private static final int MOST_BYTES = 4_096;
    private static final String[] ENDS = {"\n", "\r", "\r\n"};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void file_thatIsGood_isReadAsALibraryReadsIt(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        char separator = ",;\t".charAt(random.nextInt(3));
        String file = goodFile(random, separator);
        List<List<String>> expected = new ArrayList<>();
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        for (CSVRecord row : format.parse(new StringReader(file))) {
            expected.add(
                    row.stream().map(field -> field.replaceAll("\\r\\n?", "\n")).toList());
        }
        List<CsvRecord> records = read(file.getBytes(StandardCharsets.UTF_8), separator);
        assertThat(records.stream().map(CsvRecord::fields).toList()).isEqualTo(expected);
        long end = 0;
        for (CsvRecord each : records) {
            assertThat(each.fault()).isNull();
            assertThat(each.line()).isEqualTo(end + 1);
            end = each.end();
        }
        assertThat(end).isEqualTo(file.split("\\r\\n|\\r|\\n", -1).length - 1L);
    }

    private static String goodFile(SplittableRandom random, char separator) {
        StringBuilder file = new StringBuilder();
        int rows = random.nextInt(1, 12);
        for (int row = 0; row < rows; row++) {
            int fields = random.nextInt(1, 6);
            for (int field = 0; field < fields; field++) {
                file.append(field > 0 ? String.valueOf(separator) : "")
                        .append(goodField(random, field == 0 && fields == 1));
            }
            file.append(ENDS[random.nextInt(3)]);
            // A CR alone and the LF of the next row's beginning would be one end.
            file.append(random.nextInt(4) == 0 ? "" : "x").append(separator).append(ENDS[random.nextInt(3)]);
        }
        return file.toString();
    }

    private static String goodField(SplittableRandom random, boolean mustHaveText) {
        StringBuilder text = new StringBuilder(mustHaveText ? "a" : "");
        boolean quoted = random.nextBoolean();
        String characters = quoted ? "ab \"\n\r,;\tä漢😀" : "ab ä漢-.";
        for (int i = random.nextInt(12); i > 0; i--) {
            int at =
                    characters.offsetByCodePoints(0, random.nextInt(characters.codePointCount(0, characters.length())));
            text.appendCodePoint(characters.codePointAt(at));
        }
        String field = text.toString().strip().isEmpty() && !quoted ? "c" : text.toString();
        return quoted ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void file_ofAnyBytes_isReadToItsEndOrToAnOpenQuote(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] alphabet = "\"\"\",,\n\r a\\ä".getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[random.nextInt(1, 400)];
        for (int i = 0; i < file.length; i++) {
            file[i] = alphabet[random.nextInt(alphabet.length)];
        }
        try {
            long end = 0;
            for (CsvRecord each : read(file, ',')) {
                assertThat(each.line() > end && each.end() >= each.line()).isTrue();
                end = each.end();
                assertThat(each.fault() == null || each.fault().line() <= end).isTrue();
            }
        } catch (UnreadableFileException openQuote) {
            assertThat(openQuote.line()).isGreaterThan(0);
        }
    }

    /**
     * A row is whatever two rows of marks enclose; no reading of the quotes may make one of what stands within them.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void row_withinQuotes_isNeverARecord(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String[] flaws = {"", "17\\\" flat ", "a 17\" screen ", "it is \"\"said\"\" ", "\\\\ "};
        String end = ENDS[random.nextInt(3)];
        String file = "GOOD-1,\"" + flaws[random.nextInt(flaws.length)] + "how a row looks:" + end
                + ("FAKE,Fake,0.01" + end).repeat(random.nextInt(1, 90)) + "end\",1" + end + "GOOD-2,x,2" + end;
        List<CsvRecord> records = read(file.getBytes(StandardCharsets.UTF_8), ',');
        assertThat(records.stream().noneMatch(each -> each.fields().getFirst().equals("FAKE")))
                .isTrue();
        assertThat(records.getLast().fields().getFirst()).isEqualTo("GOOD-2");
    }

    @Test
    void text_behindAClosingQuote_costsItsRecordAlone() throws IOException {
        List<CsvRecord> records = read(
                "a,\"b\"c,d\ne,f\n\"17\\\" flat\",g\nh,i\n\"j\"k\nl,\"m\"\n".getBytes(StandardCharsets.UTF_8), ',');
        assertThat(records.stream().map(CsvRecord::line).toList()).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L));
        assertThat(records.stream().map(each -> each.fault() != null).toList())
                .isEqualTo(List.of(true, false, true, false, true, false));
    }

    @Test
    void quote_thatIsNeverClosed_isNamedByTheLineThatItOpensIn() {
        var fault = assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> read("a,b\nc,\"d\ne,f\n".repeat(3).getBytes(StandardCharsets.UTF_8), ','))
                .actual();
        assertThat(fault.line()).isEqualTo(8);
    }

    @Test
    void record_thatIsTooLong_isAFaultAndTheNextIsRead() throws IOException {
        String file = "a,\"" + "x\n".repeat(MOST_BYTES) + "\"\nb," + "y".repeat(3 * MOST_BYTES) + "\nc,d\n";
        List<CsvRecord> records = read(file.getBytes(StandardCharsets.UTF_8), ',');
        assertThat(records.stream().map(each -> each.fault() != null).toList()).isEqualTo(List.of(true, true, false));
        assertThat(records.getLast().fields()).isEqualTo(List.of("c", "d"));
    }

    @Test
    void line_thatIsNotUtf8_isNamedWithinItsRecord() throws IOException {
        byte[] file = "a,\"one\nf\u00fcr\nthree\",b\nc,d\n".getBytes(StandardCharsets.ISO_8859_1);
        List<CsvRecord> records = read(file, ',');
        assertThat(records.getFirst().fault()).isEqualTo(new Entry.Fault(2, "Line 2 is not UTF-8."));
        assertThat(records.getLast().fault()).isNull();
    }

    private static List<CsvRecord> read(byte[] file, char separator) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (ByteSource bytes = ByteSource.open(new ByteArrayInputStream(file), 1 << 20)) {
            CsvReader reader = new CsvReader(bytes, separator, 1, MOST_BYTES);
            for (CsvRecord each = reader.next(); each != null; each = reader.next()) {
                records.add(each);
            }
        }
        return records;
    }
}
