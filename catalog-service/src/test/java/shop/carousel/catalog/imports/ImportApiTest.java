package shop.carousel.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.Tokens;

@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ImportApiTest extends CatalogTest {

    @Test
    void icecat_isKnownByItsFields() {
        JsonPath job = imported("""
                {"id": "3920564", "title": "Xerox 006R90321 toner", "supplier": "Xerox", \
                "short_description": "Toner", "price": 4995, \
                "attr_t_product_type": "Toner/ink", "attr_n_black_toner_page_yield": 23000.0, "attr_b_colour": true, \
                "img_500x500": "http://images.example.org/1.jpg"}
                {"id": "3920565", "title": "No type", "supplier": "Xerox", "price": 1, "attr_t_product_type": "1"}
                """);
        assertThat(job.getInt("imported")).isEqualTo(2);
        given().get("/api/products/3920564")
                .then()
                .body("name", equalTo("Xerox 006R90321 toner"))
                .body("brand", equalTo("Xerox"))
                .body("price.amount", equalTo("49.95"))
                .body("category", contains("Electronics", "Toner & ink"))
                .body("attributes.'Black toner page yield'", equalTo(23000))
                .body("attributes.Colour", equalTo(true))
                .body("available", equalTo(1_000_000))
                .body("imageUrl", equalTo("/images/3920564.svg"));
        given().get("/api/products/3920565").then().body("category", contains("Electronics"));
    }

    @Test
    void phones_getSkusThatTellThemApart_andKeepThem() {
        String one = phone("https://example.org/1.jpg");
        String other = phone("https://example.org/2.jpg");
        imported(one + "\n" + other + "\n" + one);
        imported(other + "\n" + one);
        JsonPath found = Awaitility.await()
                .until(
                        () -> given().get("/api/products?q=wombatophone").jsonPath(),
                        answer -> answer.getInt("total") == 2);
        List<String> skus = found.getList("items.sku");
        assertThat(skus.stream().allMatch(sku -> sku.matches("wombatophone-black-edition-[0-9a-f]{10}")))
                .as(skus.toString())
                .isTrue();
        assertThat(found.getList("items.version")).isEqualTo(List.of(1, 1));
        assertThat(found.getString("items[0].price.amount")).isEqualTo("49.90");
    }

    private static String phone(String image) {
        return """
                {"name": "Wombatophone – Black Edition", "description": "Rings.", "brand": "Acme", \
                "categories": ["Cell Phones", "Cases/Clips"], "price": 49.9, "image": "%s", \
                "popularity": 7}""".formatted(image);
    }

    @Test
    void ownProducts_asJsonLines_comeWithTheirStock() {
        String sku = freshSku();
        imported("""
                {"sku": "%s", "name": "A lamp", "description": "", "brand": "B", "category": ["Tests", "Lamps"], \
                "price": {"amount": "12.30", "currency": "EUR"}, "attributes": {"Colour": "red"}, "available": 7, \
                "version": 99}
                """.formatted(sku));
        given().get("/api/products/{sku}", sku)
                .then()
                .body("available", equalTo(7))
                .body("version", equalTo(1))
                .body("attributes.Colour", equalTo("red"));
    }

    @Test
    void csv_withQuotesAndLineBreaks_isRead() {
        String sku = freshSku();
        String bom = "\uFEFF";
        imported(bom + """
                sku;name;description;brand;category;price;available\r
                %s;"A ""big"" lamp; red";"two
                lines";B;Tests/Lamps;12.30;5\r
                """.formatted(sku));
        given().get("/api/products/{sku}", sku)
                .then()
                .body("name", equalTo("A \"big\" lamp; red"))
                .body("description", equalTo("two\nlines"))
                .body("category", contains("Tests", "Lamps"))
                .body("available", equalTo(5));
    }

    @Test
    void lines_thatCannotBeProducts_areRejectedWithTheirReasons_andTheOthersStored() {
        String good = freshSku();
        JsonPath job = imported("""
                {"sku": "%s", "name": "Good", "category": "Tests", "price": "1.00"}
                {"sku": "-bad", "name": "x", "category": "Tests", "price": "1.00"}
                not json

                ["array"]
                {"sku": "T-NOPRICE", "name": "x", "category": "Tests"}
                {"sku": "T-MINUS", "name": "x", "category": "Tests", "price": "-1.00"}
                {"sku": "%s", "name": "Good again", "category": "Tests", "price": "2.00"}
                """.formatted(good, good));
        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("read")).isEqualTo(7);
        assertThat(job.getInt("imported")).isEqualTo(2);
        assertThat(job.getInt("rejected")).isEqualTo(5);
        assertThat(job.getList("errors.line")).isEqualTo(List.of(2, 3, 5, 6, 7));
        assertThat(job.getString("errors[0].reason"))
                .as(job.getString("errors"))
                .startsWith("sku must be");
        assertThat(job.getString("errors[1].reason")).isEqualTo("The line is not valid JSON.");
        assertThat(job.getString("errors[2].reason")).isEqualTo("The line is not a JSON object.");
        assertThat(job.getString("errors[3].reason")).isEqualTo("price is missing");
        given().get("/api/products/{sku}", good).then().body("price.amount", equalTo("2.00"));
    }

    @Test
    void errors_beyondTheLimit_areCountedOnly() {
        JsonPath job = imported("{}\n".repeat(450));
        assertThat(job.getInt("rejected")).isEqualTo(450);
        assertThat(job.getList("errors")).hasSize(5);
    }

    @Test
    void file_thatIsGzip_isKnownByItsFirstBytes_alsoInAForm() throws IOException {
        String sku = freshSku();
        byte[] file = gzip("{\"sku\": \"" + sku + "\", \"name\": \"Zipped\", \"category\": \"Tests\", \"price\": 3}");
        Response accepted = admin().multiPart("file", "products.jsonl.gz", file).post("/api/admin/imports");
        assertThat(Imports.finished(accepted).getString("state")).isEqualTo("DONE");
        given().get("/api/products/{sku}", sku).then().body("price.amount", equalTo("3.00"));
    }

    @Test
    void file_whoseCompressionBreaksOff_keepsWhatWasReadAndFails() throws IOException {
        String lines = IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"sku\": \"T-CUT-" + UUID.randomUUID()
                        + "\", \"name\": \"n\", \"category\": \"Tests\", \"price\": 1}")
                .collect(Collectors.joining("\n"));
        byte[] whole = gzip(lines);
        JsonPath job = Imports.finished(Imports.post(java.util.Arrays.copyOf(whole, whole.length / 2)));
        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getInt("imported")).isGreaterThan(100);
        assertThat(job.getString("errors[-1].reason"))
                .as(job.getString("errors"))
                .startsWith("The file's compression is broken");
    }

    @Test
    void file_thatIsNoCatalogue_failsWithTheReason() {
        assertReason("[{\"sku\": \"X\"}]", "The file is a JSON array: send one object on each line.");
        assertReason(
                "hello world\n",
                "The file is neither JSON Lines nor CSV with columns that the shop knows. Its columns: hello world.");
        assertReason(
                "sku,name,price\nA,B,1\n",
                "The file is neither JSON Lines nor CSV with columns that the shop knows. Its columns: sku, name, "
                        + "price. Missing: as the shop's own lacks category;");
        assertReason("sku,name,category,price,Name\nA,B,C,1,D\n", "The header has the column Name twice.");
        assertReason("sku,name,category,price\n,,,\n", "The file has a header and blank rows, but no product.");
        assertReason("\n\n\n", "The file has no lines.");
        assertReason("\u0000\u0001\u0002", "The file is neither JSON Lines nor CSV");
    }

    private static void assertReason(String file, String reason) {
        JsonPath job = Imports.finished(Imports.post(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getString("errors[0].reason"))
                .as(job.getString("errors"))
                .startsWith(reason);
    }

    @Test
    void line_thatIsNotUtf8_orTooLong_isRejected() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("{\"sku\": \"T-LATIN\", \"name\": \"".getBytes(StandardCharsets.US_ASCII));
        file.write(0xE4);
        file.write("\"}\n".getBytes(StandardCharsets.US_ASCII));
        file.write(("{\"sku\": \"" + "x".repeat(1_100_000) + "\"}\n").getBytes(StandardCharsets.US_ASCII));
        JsonPath job = Imports.finished(Imports.post(("{}\n" + file).getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(job.getInt("rejected")).isEqualTo(3);
    }

    @Test
    void products_thatAreImportedAgain_changeNothing() {
        String sku = freshSku();
        String line = "{\"sku\": \"" + sku
                + "\", \"name\": \"Same\", \"category\": \"Tests\", \"price\": 3, \"available\": 4}";
        imported(line);
        stock(sku, 2);
        assertThat(imported(line).getInt("imported")).isEqualTo(1);
        given().get("/api/products/{sku}", sku)
                .then()
                .body("version", equalTo(1))
                .body("available", equalTo(2));
    }

    @Test
    void upload_withoutRole_orContent_orFile_isRefused() {
        given().body("{}").post("/api/admin/imports").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of("x@example.org", "customer"))
                .body("{}")
                .post("/api/admin/imports")
                .then()
                .statusCode(403);
        isProblem(Imports.post(new byte[0]).then(), 400, "body");
        isProblem(
                admin().multiPart("note", "no file").post("/api/admin/imports").then(), 400, "file");
        given().get("/api/admin/imports/" + UUID.randomUUID()).then().statusCode(401);
        admin().get("/api/admin/imports/" + UUID.randomUUID()).then().statusCode(404);
        admin().get("/api/admin/imports/x").then().statusCode(404);
    }

    /** That a client goes away is no fault of this service. */
    @Test
    void upload_thatBreaksOff_isNoErrorInTheLog() throws IOException {
        BlockingQueue<LogRecord> said = new LinkedBlockingQueue<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("shop.carousel.kit.problem.ProblemMappers");
        log.setLevel(Level.FINE);
        log.addHandler(listening);
        try (Socket client = new Socket("127.0.0.1", RestAssured.port)) {
            String head = "POST /api/admin/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Tokens.of("admin@carousel.shop", "admin")
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n";
            client.getOutputStream().write((head + "a".repeat(70_000)).getBytes(StandardCharsets.US_ASCII));
        }
        LogRecord line = Awaitility.await().until(said::poll, java.util.Objects::nonNull);
        log.removeHandler(listening);
        log.setLevel(null);
        assertThat(line.getLevel().intValue()).as(line.getMessage()).isEqualTo(Level.FINE.intValue());
        assertThat(line.getThrown()).isNull();
    }

    private static JsonPath imported(String lines) {
        JsonPath job = Imports.finished(Imports.post(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        assertThat(job.getInt("imported") + job.getInt("rejected")).isEqualTo(job.getInt("read"));
        return job;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
