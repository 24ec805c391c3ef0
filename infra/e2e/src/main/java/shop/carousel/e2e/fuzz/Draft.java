package shop.carousel.e2e.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that is being written: everything in it may be spoilt before it is sent as bytes. */
final class Draft {

    /** A name and a value, both already as they go over the wire. */
    record Field(String name, String value) {}

    final Operation operation;
    String method;
    String path;
    final List<Field> query = new ArrayList<>();
    final List<Field> headers = new ArrayList<>();
    byte[] body = new byte[0];
    String mediaType = "";

    /** The first line and headers as they stand end with this. */
    String lineEnd = "\r\n";

    String version = "HTTP/1.1";

    /** Whether the length of the body is said as it is; when not, whoever spoilt it has said something else. */
    boolean framed = true;

    /** Whether the peer may close the connection without an answer: what was sent is no request, or not a whole one. */
    boolean mayBeCutOff;

    /** Whether nothing more comes: the peer is told that the connection ends. */
    boolean ends;

    /** What was spoilt, for the report. */
    final List<String> spoilt = new ArrayList<>();

    Draft(Operation operation, String path) {
        this.operation = operation;
        this.method = operation.method();
        this.path = path;
    }

    void header(String name, String value) {
        headers.removeIf(each -> each.name().equalsIgnoreCase(name));
        headers.add(new Field(name, value));
    }

    /** Whether no method that it has or had changes anything. */
    boolean isSafe() {
        return operation.isSafe() && Operation.SAFE.contains(method);
    }

    /** What goes over the wire. Text is written as UTF-8; nothing is escaped or checked. */
    byte[] bytes(String authority) {
        var head = new StringBuilder(method).append(' ').append(path);
        for (int i = 0; i < query.size(); i++) {
            head.append(i == 0 ? '?' : '&')
                    .append(query.get(i).name())
                    .append('=')
                    .append(query.get(i).value());
        }
        head.append(' ').append(version).append(lineEnd);
        if (headers.stream().noneMatch(each -> each.name().equalsIgnoreCase("Host"))) {
            line(head, "Host", authority);
        }
        headers.stream()
                .filter(each -> !each.value().equals(ABSENT))
                .forEach(each -> line(head, each.name(), each.value()));
        if (!mediaType.isEmpty()) {
            line(head, "Content-Type", mediaType);
        }
        if (framed && (body.length > 0 || !operation.isSafe())) {
            line(head, "Content-Length", Integer.toString(body.length));
        }
        line(head, "Connection", "close");
        head.append(lineEnd);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** The value of a header that is to be left out. */
    static final String ABSENT = "\0absent";

    private void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(lineEnd);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    void text(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }
}
