package shop.carousel.catalog.imports.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, whose lines end in CR, LF or both, also mixed. A line's end within quotes is {@code \n}.
 * Bounded by bytes: a record that is too long is read to its end in constant memory, and is a fault.
 *
 * <p>Nothing within quotes is ever a record. Where a closing quote has text behind it, the file's writer and this
 * reader disagree about where quotes end, and the next quote decides: one that opens a field means that this record
 * ended with its line, one that closes a field means that this record goes on up to it.
 */
final class CsvReader {

    private enum State {
        START,
        PLAIN,
        QUOTED,
        QUOTE,
        ASTRAY,
        END
    }

    private static final int END_OF_FILE = -1;
    private static final int MOST_FIELDS = 2_000;

    private final ByteSource bytes;
    private final int separator;
    private final int mostBytes;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream(256);
    private List<String> fields = new ArrayList<>();
    private Entry.@Nullable Fault fault;
    private long line;
    private long fieldLine;
    private long quoteLine;
    private long length;

    CsvReader(ByteSource bytes, char separator, long line, int mostBytes) {
        this.bytes = bytes;
        this.separator = separator;
        this.line = line;
        this.mostBytes = mostBytes;
    }

    /**
     * The next record, or null behind the last. Fails if the file ends within quotes, because its last lines are
     * ambiguous then.
     */
    @Nullable
    CsvRecord next() throws IOException {
        if (bytes.peek(0) == END_OF_FILE) {
            return null;
        }
        long begin = line;
        fields = new ArrayList<>(fields.size());
        fault = null;
        length = 0;
        beginField();
        State state = State.START;
        int next = 0;
        while (state != State.END) {
            next = read();
            state = after(state, next);
            line += next == '\n' ? 1 : 0;
        }
        return new CsvRecord(begin, next == '\n' ? line - 1 : line, fields, fault);
    }

    /** The next byte; each end of a line is {@code \n}. */
    private int read() throws IOException {
        int next = bytes.read();
        if (next == '\r') {
            if (bytes.peek(0) == '\n') {
                bytes.read();
            }
            next = '\n';
        }
        if (++length == mostBytes + 1L) {
            fail(line, "The record is longer than %,d bytes.".formatted(mostBytes));
        }
        return next;
    }

    private State after(State state, int next) throws IOException {
        return switch (state) {
            case START -> next == '"' ? opened() : plain(next);
            case PLAIN -> plain(next);
            case QUOTED -> quoted(next);
            case QUOTE -> behindQuote(next);
            case ASTRAY -> astray(next);
            case END -> State.END;
        };
    }

    private State opened() {
        quoteLine = line;
        return State.QUOTED;
    }

    private State plain(int next) {
        return endsField(next) ? endField(next) : put(next, State.PLAIN);
    }

    private State quoted(int next) throws IOException {
        if (next == END_OF_FILE) {
            throw new UnreadableFileException(
                    quoteLine,
                    "The quote that opens in line " + quoteLine + " is never closed: nothing from there on was read.");
        }
        return next == '"' ? State.QUOTE : put(next, State.QUOTED);
    }

    private State behindQuote(int next) {
        if (next == '"') {
            return put(next, State.QUOTED);
        }
        if (endsField(next)) {
            return endField(next);
        }
        if (next == ' ') {
            return State.QUOTE;
        }
        fail(
                quoteLine,
                "The quoted field that begins in line " + quoteLine
                        + " has text behind its closing quote; a quote within a field is written twice.");
        return State.ASTRAY;
    }

    private State astray(int next) throws IOException {
        if (next == '"' && endsField(bytes.peek(0))) {
            return State.QUOTE;
        }
        boolean over = next == END_OF_FILE || next == '\n' && !goesOn();
        return over ? endField('\n') : State.ASTRAY;
    }

    /** Whether the next decisive quote closes a field. A quote with text on both sides decides nothing. */
    private boolean goesOn() throws IOException {
        int before = '\n';
        for (int ahead = 0; ahead < mostBytes; ahead++) {
            int next = bytes.peek(ahead);
            if (next == END_OF_FILE || next == '"' && endsField(before)) {
                return false;
            }
            if (next == '"' && endsField(bytes.peek(ahead + 1))) {
                return true;
            }
            before = next;
        }
        return false;
    }

    private boolean endsField(int next) {
        return next == separator || next == '\n' || next == '\r' || next == END_OF_FILE;
    }

    private State put(int next, State state) {
        if (length <= mostBytes) {
            field.write(next);
        }
        return state;
    }

    private State endField(int next) {
        if (fault == null && fields.size() == MOST_FIELDS) {
            fail(line, "The record has more than %,d fields.".formatted(MOST_FIELDS));
        }
        if (fault == null) {
            fields.add(decoded());
        }
        beginField();
        return next == separator ? State.START : State.END;
    }

    private void beginField() {
        field.reset();
        fieldLine = line;
    }

    private String decoded() {
        if (field.size() == 0) {
            return "";
        }
        ByteBuffer text = ByteBuffer.wrap(field.toByteArray());
        try {
            return utf8.decode(text).toString();
        } catch (CharacterCodingException notUtf8) {
            long bad = fieldLine;
            for (int i = 0; i < text.position(); i++) {
                bad += text.get(i) == '\n' ? 1 : 0;
            }
            fail(bad, "Line " + bad + " is not UTF-8.");
            return "";
        }
    }

    private void fail(long at, String reason) {
        if (fault == null) {
            fault = new Entry.Fault(at, reason);
        }
    }
}
