package shop.carousel.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import shop.carousel.e2e.fuzz.Draft.Field;

/** The table of what can be wrong with a request. Each entry spoils a draft in one way; all are sent to every route. */
enum Spoiling {

    // The path
    PATH_DOUBLE_SLASH(draft -> draft.path = "/" + draft.path),
    PATH_PARAMETER(draft -> draft.path += ";a=b"),
    PATH_ENCODED_SLASH(draft -> draft.path += "%2f"),
    PATH_ENCODED_DOTS(draft -> draft.path += "/%2e%2e/%2e%2e/admin"),
    PATH_DOTS(draft -> draft.path += "/../../admin"),
    PATH_BACKSLASH(draft -> draft.path += "\\admin"),
    PATH_ZERO(draft -> draft.path += "%00"),
    PATH_LONE_PERCENT(draft -> draft.path += "%"),
    PATH_BAD_ESCAPE(draft -> draft.path += "%zz"),
    PATH_BAD_UTF8(draft -> draft.path += "%ff%c0%af"),
    PATH_RAW_UNICODE(draft -> draft.path += "\u00e4\u4e16"),
    PATH_TRAILING_SLASH(draft -> draft.path += "/"),
    PATH_LONG(draft -> draft.path += "a".repeat(9_000)),
    PATH_SEGMENT((draft, random) -> draft.path =
            draft.path.substring(0, draft.path.lastIndexOf('/') + 1) + Generator.escaped(pick(Hostile.TEXTS, random))),

    // The query
    QUERY_LONE_PERCENT(draft -> draft.query.add(new Field("utm_campaign", "50%off"))),
    QUERY_ZERO(draft -> draft.query.add(new Field("q", "a%00b"))),
    QUERY_BRACE(draft -> draft.query.add(new Field("token", "%20{"))),
    QUERY_BAD_UTF8(draft -> draft.query.add(new Field("q", "%ff%fe%c0%80"))),
    QUERY_TWICE(draft -> draft.query.addAll(List.copyOf(draft.query))),
    QUERY_NO_NAME(draft -> draft.query.add(new Field("", ""))),
    QUERY_MANY(draft -> {
        for (int i = 0; i < 1_500; i++) {
            draft.query.add(new Field("a", "1"));
        }
    }),
    QUERY_TEXT((draft, random) -> spoilField(draft.query, Generator.escaped(pick(Hostile.TEXTS, random)), random)),
    QUERY_NUMERAL((draft, random) -> spoilField(draft.query, Generator.escaped(numeral(random)), random)),

    // Headers
    ACCEPT_GARBAGE(draft -> draft.header("Accept", "garbage")),
    ACCEPT_EMPTY(draft -> draft.header("Accept", "")),
    ACCEPT_OLD_JAVA(draft -> draft.header("Accept", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")),
    ACCEPT((draft, random) -> draft.header("Accept", pick(Hostile.MEDIA_TYPES, random))),
    CONTENT_TYPE((draft, random) -> draft.mediaType = pick(Hostile.MEDIA_TYPES, random)),
    HEADER((draft, random) -> draft.header(pick(Hostile.HEADER_NAMES, random), pick(Hostile.HEADERS, random))),
    HEADER_LONG(draft -> draft.header("X-Long", "a".repeat(20_000))),
    HEADER_MANY(draft -> {
        for (int i = 0; i < 400; i++) {
            draft.headers.add(new Field("X-Many-" + i, "1"));
        }
    }),
    HEADER_ZERO(draft -> draft.header("X-Zero", "a\0b"), Framing.NO_REQUEST),
    HEADER_BAD_NAME(draft -> draft.headers.add(new Field("X Bad", "1")), Framing.NO_REQUEST),
    HOST_MISSING(draft -> draft.headers.add(new Field("Host", Draft.ABSENT)), Framing.NO_REQUEST),
    HOST_TWICE(
            draft -> {
                draft.headers.add(new Field("Host", "localhost"));
                draft.headers.add(new Field("Host", "evil.example"));
            },
            Framing.NO_REQUEST),
    HOST_STRANGE(draft -> draft.headers.add(new Field("Host", "evil.example"))),
    EXPECT(draft -> draft.header("Expect", "200-maybe")),

    // The method
    METHOD_HEAD(draft -> draft.method = "HEAD"),
    METHOD_OPTIONS(draft -> draft.method = "OPTIONS"),
    METHOD_TRACE(draft -> draft.method = "TRACE"),
    METHOD_UNKNOWN(draft -> draft.method = "BREW"),
    METHOD_LOWER(draft -> draft.method = "get"),
    METHOD_OTHER(
            (draft, random) -> draft.method = pick(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"), random)),

    // JSON
    JSON_MEMBER_TWICE(draft -> draft.text(twice(draft.text())), Spoiling::isJson),
    JSON_TEXT_BEHIND(draft -> draft.text(draft.text() + " or 3"), Spoiling::isJson),
    JSON_CUT(draft -> draft.text(draft.text().substring(0, draft.text().length() / 2)), Spoiling::isJson),
    JSON_EMPTY(draft -> draft.text(""), Spoiling::isJson),
    JSON_NULL(draft -> draft.text("null"), Spoiling::isJson),
    JSON_ARRAY(draft -> draft.text("[" + draft.text() + "]"), Spoiling::isJson),
    JSON_NUMBER(draft -> draft.text("1e999999999"), Spoiling::isJson),
    JSON_DEEP(draft -> draft.text("[".repeat(900) + "]".repeat(900)), Spoiling::isJson),
    JSON_DEEPER(draft -> draft.text("{\"a\":".repeat(50_000)), Spoiling::isJson),
    JSON_DEEP_INSIDE((draft, random) -> spoilJson(draft, "[".repeat(900) + "]".repeat(900), random), Spoiling::isJson),
    JSON_BOM(draft -> draft.text("\ufeff" + draft.text()), Spoiling::isJson),
    JSON_UTF16(draft -> draft.body = draft.text().getBytes(UTF_16BE), Spoiling::isJson),
    JSON_BAD_UTF8(draft -> draft.body = (draft.text() + "\u00ff").getBytes(ISO_8859_1), Spoiling::isJson),
    JSON_UNKNOWN(draft -> draft.text(draft.text().replaceFirst("\\{", "{\"__proto__\":{\"a\":1},")), Spoiling::isJson),
    JSON_TEXT(
            (draft, random) -> spoilJson(draft, Generator.quoted(pick(Hostile.TEXTS, random)), random),
            Spoiling::isJson),
    JSON_NUMERAL((draft, random) -> spoilJson(draft, pick(Hostile.NUMERALS, random), random), Spoiling::isJson),
    JSON_NUMERAL_AS_TEXT(
            (draft, random) -> spoilJson(draft, Generator.quoted(numeral(random)), random), Spoiling::isJson),
    JSON_OTHER_TYPE(
            (draft, random) ->
                    spoilJson(draft, pick(List.of("null", "true", "[]", "{}", "[1]", "{\"a\":1}"), random), random),
            Spoiling::isJson),
    JSON_LARGE(draft -> draft.text("{\"a\":\"" + "a".repeat(2 << 20) + "\"}"), Spoiling::isJson),

    // Forms
    FORM_LONE_PERCENT(draft -> draft.text(draft.text() + "&note=100%"), Spoiling::isForm),
    FORM_ZERO(draft -> draft.text(draft.text() + "&note=%00"), Spoiling::isForm),
    FORM_BAD_UTF8(draft -> draft.body = (draft.text() + "&note=\u00ff").getBytes(ISO_8859_1), Spoiling::isForm),
    FORM_MANY(draft -> draft.text(draft.text() + "&a=1".repeat(5_000)), Spoiling::isForm),
    FORM_EMPTY(draft -> draft.text(""), Spoiling::isForm),
    FORM_TEXT(
            (draft, random) -> spoilForm(draft, Generator.escaped(pick(Hostile.TEXTS, random)), random),
            Spoiling::isForm),
    FORM_NUMERAL((draft, random) -> spoilForm(draft, Generator.escaped(numeral(random)), random), Spoiling::isForm),

    // Other bodies
    MULTIPART_EMPTY(draft -> multipart(draft, "--x--\r\n"), Spoiling::hasBody),
    MULTIPART_NO_END(
            draft -> multipart(draft, "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na"),
            Spoiling::hasBody),
    MULTIPART_MANY(
            draft -> multipart(
                    draft,
                    "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(3_000) + "--x--\r\n"),
            Spoiling::hasBody),
    BODY_OF_A_GET(draft -> draft.text("{}"), draft -> draft.operation.method().equals("GET")),
    BODY_GARBAGE(draft -> draft.body = "\0\1\2\u00fe\u00ff".getBytes(UTF_8), Spoiling::hasBody),

    // Framing
    LENGTH_TWICE(draft -> frame(draft, "Content-Length", "2", "Content-Length", "3"), Framing.NO_REQUEST),
    LENGTH_AND_CHUNKS(draft -> frame(draft, "Content-Length", "4", "Transfer-Encoding", "chunked"), Framing.NO_REQUEST),
    LENGTH_NEGATIVE(draft -> frame(draft, "Content-Length", "-1"), Framing.NO_REQUEST),
    LENGTH_PLUS(draft -> frame(draft, "Content-Length", "+2"), Framing.NO_REQUEST),
    LENGTH_HUGE(draft -> frame(draft, "Content-Length", "99999999999999999999"), Framing.NO_REQUEST),
    LENGTH_TOO_LONG(draft -> frame(draft, "Content-Length", "1000"), Framing.CUT),
    CHUNK_OVERFLOW(draft -> chunks(draft, "FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"), Framing.NO_REQUEST),
    CHUNK_NEGATIVE(draft -> chunks(draft, "-1\r\n{}\r\n0\r\n\r\n"), Framing.NO_REQUEST),
    CHUNK_NO_NUMBER(draft -> chunks(draft, "xyz\r\n{}\r\n0\r\n\r\n"), Framing.NO_REQUEST),
    CHUNK_CUT(draft -> chunks(draft, "ff\r\n{}"), Framing.CUT),
    CODING_UNKNOWN(draft -> frame(draft, "Transfer-Encoding", "gzip, chunked"), Framing.NO_REQUEST),
    LINE_FEED_ALONE(draft -> draft.lineEnd = "\n", Framing.NO_REQUEST),
    VERSION_OLD(draft -> draft.version = "HTTP/1.0"),
    VERSION_UNKNOWN(draft -> draft.version = "HTTP/9.9", Framing.NO_REQUEST);

    /** How much of a request is left. */
    private enum Framing {
        /** A request. */
        WHOLE,
        /** Bytes that are no request: they may be answered 400 or cut off. */
        NO_REQUEST,
        /** The beginning of one. */
        CUT
    }

    private final BiConsumer<Draft, SplittableRandom> spoil;
    private final Predicate<Draft> fits;
    private final Framing framing;

    Spoiling(Act spoil) {
        this((draft, random) -> spoil.on(draft), draft -> true, Framing.WHOLE);
    }

    Spoiling(Act spoil, Predicate<Draft> fits) {
        this((draft, random) -> spoil.on(draft), fits, Framing.WHOLE);
    }

    Spoiling(Act spoil, Framing framing) {
        this((draft, random) -> spoil.on(draft), draft -> true, framing);
    }

    Spoiling(BiConsumer<Draft, SplittableRandom> spoil) {
        this(spoil, draft -> true, Framing.WHOLE);
    }

    Spoiling(BiConsumer<Draft, SplittableRandom> spoil, Predicate<Draft> fits) {
        this(spoil, fits, Framing.WHOLE);
    }

    Spoiling(BiConsumer<Draft, SplittableRandom> spoil, Predicate<Draft> fits, Framing framing) {
        this.spoil = spoil;
        this.fits = fits;
        this.framing = framing;
    }

    /** Spoils without choice. */
    private interface Act {
        void on(Draft draft);
    }

    boolean fits(Draft draft) {
        return fits.test(draft);
    }

    void apply(Draft draft, SplittableRandom random) {
        spoil.accept(draft, random);
        draft.spoilt.add(name());
        draft.mayBeCutOff |= framing != Framing.WHOLE;
        draft.ends |= framing == Framing.CUT;
    }

    private static boolean isJson(Draft draft) {
        return draft.mediaType.startsWith("application/json") && draft.body.length > 0;
    }

    private static boolean isForm(Draft draft) {
        return draft.mediaType.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean hasBody(Draft draft) {
        return draft.operation.body().isPresent();
    }

    static <T> T pick(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String numeral(SplittableRandom random) {
        return pick(random.nextBoolean() ? Hostile.NUMERALS : Hostile.NO_NUMERALS, random);
    }

    private static void spoilField(List<Field> fields, String value, SplittableRandom random) {
        if (fields.isEmpty()) {
            fields.add(new Field("q", value));
        } else {
            int at = random.nextInt(fields.size());
            fields.set(at, new Field(fields.get(at).name(), value));
        }
    }

    /** Puts a value in the place of any other, wherever that is in the document. */
    private static void spoilJson(Draft draft, String value, SplittableRandom random) {
        draft.text(JsonPlaces.replaceOne(draft.text(), value, random));
    }

    private static String twice(String json) {
        int colon = json.indexOf(':');
        return colon < 0 ? "{\"a\":1,\"a\":2}" : "{" + json.substring(1, colon) + ":null," + json.substring(1);
    }

    private static void spoilForm(Draft draft, String value, SplittableRandom random) {
        String[] fields = draft.text().split("&");
        int at = random.nextInt(fields.length);
        fields[at] = fields[at].split("=", 2)[0] + "=" + value;
        draft.text(String.join("&", fields));
    }

    private static void multipart(Draft draft, String body) {
        draft.mediaType = "multipart/form-data; boundary=x";
        draft.text(body);
    }

    private static void frame(Draft draft, String... headers) {
        draft.framed = false;
        for (int i = 0; i < headers.length; i += 2) {
            draft.headers.add(new Field(headers[i], headers[i + 1]));
        }
        draft.text("{}");
    }

    private static void chunks(Draft draft, String chunks) {
        frame(draft, "Transfer-Encoding", "chunked");
        draft.text(chunks);
    }
}
