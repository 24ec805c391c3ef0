package shop.carousel.catalog.imports;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import shop.carousel.catalog.CatalogTest;

/** Sends files and awaits their jobs. */
final class Imports extends CatalogTest {

    private Imports() {}

    static JsonPath of(String file) {
        return of(file.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath of(byte[] file) {
        return finished(post(file));
    }

    static Response post(byte[] file) {
        return admin().contentType("application/octet-stream").body(file).post("/api/admin/imports");
    }

    static JsonPath finished(Response accepted) {
        accepted.then().statusCode(202);
        String location = accepted.header("Location");
        String path = location.substring(location.indexOf("/api/"));
        return Awaitility.await().until(() -> admin().get(path).jsonPath(), job -> List.of("DONE", "FAILED")
                .contains(job.getString("state")));
    }
}
