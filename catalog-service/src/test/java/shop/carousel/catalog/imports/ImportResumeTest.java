package shop.carousel.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.OpenRequests;
import shop.carousel.catalog.imports.format.Mapped;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.work.WorkItem;

/** A job whose process has died goes on where somebody is. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ImportResumeTest extends CatalogTest {

    @Inject
    Sql sql;

    @Inject
    ImportJobs jobs;

    @Inject
    ImportFiles files;

    @Inject
    BatchStore store;

    @Test
    void job_whoseProcessDied_goesOnBehindTheLastStoredLine() {
        List<String> skus = IntStream.range(0, 250).mapToObj(i -> freshSku()).toList();
        String job = left(csv(skus), "state = 'RUNNING', tries = 1, line = 101, read = 100, imported = 100", 1);
        JsonPath done = finished(job);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("read")).isEqualTo(250);
        assertThat(done.getInt("imported")).isEqualTo(250);
        assertThat(done.getList("errors")).isEmpty();
        assertThat(given().get("/api/products/{sku}", skus.get(99)).statusCode())
                .as("was stored by the dead")
                .isEqualTo(404);
        assertThat(given().get("/api/products/{sku}", skus.get(100)).statusCode())
                .isEqualTo(200);
        assertThat(given().get("/api/products/{sku}", skus.get(249)).statusCode())
                .isEqualTo(200);
        assertThat(count("import_part where job_id = '" + job + "'")).isEqualTo(0);
        assertThat(count("work where key = '" + job + "'")).isEqualTo(0);
    }

    /** Line by line at first, to find the one that ended the process; afterwards as always. */
    @Test
    void job_whoseProcessDiedTwice_goesOnCarefully() {
        List<String> skus = IntStream.range(0, 250).mapToObj(i -> freshSku()).toList();
        JsonPath done =
                finished(left(csv(skus), "state = 'RUNNING', tries = 2, line = 11, read = 10, imported = 10", 2));
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInt("imported")).isEqualTo(250);
    }

    @Test
    void job_thatEndsItsProcessAgainAndAgain_fails_withItsLine() {
        String job = left(csv(List.of(freshSku())), "state = 'RUNNING', tries = 3, line = 5", 9);
        JsonPath done = finished(job);
        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getList("errors.line")).isEqualTo(List.of(6));
        assertThat(done.getString("errors[0].reason"))
                .isEqualTo("The import broke off 3 times at this line, and is given up.");
        assertThat(count("import_part where job_id = '" + job + "'")).isEqualTo(0);
    }

    @Test
    void batch_ofAProcessThatLostItsJob_isNotStored() {
        String job = left(csv(List.of(freshSku())), "state = 'RUNNING', tries = 1", 7);
        finished(job);
        String sku = freshSku();
        ImportBatch batch = new ImportBatch(5, 5);
        batch.accept(
                2,
                new Mapped.Accepted(
                        new ProductDraft(sku, "Late", "", "", List.of("Tests"), 1, Map.of(), null, null), 1));
        ImportRun lost = new ImportRun(new WorkItem(ImportJobs.KIND, job, 7), UUID.fromString(job), 0, 1, 5, 5);
        RuntimeException fault = assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> store.store(lost, batch))
                .actual();
        assertThat(fault instanceof StoppedException || fault.getCause() instanceof StoppedException)
                .as(fault.toString())
                .isTrue();
        assertThat(given().get("/api/products/{sku}", sku).statusCode()).isEqualTo(404);
    }

    @Test
    void file_isReadAsItWasWritten_acrossItsParts() throws Exception {
        byte[] bytes = new byte[2 * ImportFiles.PART_BYTES + 77];
        new SplittableRandom(3).nextBytes(bytes);
        UUID job = UUID.randomUUID();
        run("insert into import_job (id, state) values ('" + job + "', 'DONE')");
        QuarkusTransaction.requiringNew().call(() -> {
            files.write(job, new ByteArrayInputStream(bytes));
            return job;
        });
        assertThat(count("import_part where job_id = '" + job + "'")).isEqualTo(3);
        assertThat(files.open(job).readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void uploads_thatAreSlow_holdNoConnection() throws Exception {
        OpenRequests.assertHoldNoConnection(sql, () -> {
            jobs.isFull();
            jobs.view(UUID.randomUUID());
        });
    }

    /** What a process leaves that died at a job: the job, its file, and its lease, which is over. */
    private String left(String file, String set, int attempts) {
        UUID job = UUID.randomUUID();
        QuarkusTransaction.requiringNew().call(() -> {
            run("insert into import_job (id, state) values ('" + job + "', 'QUEUED')");
            run("update import_job set " + set + " where id = '" + job + "'");
            files.write(job, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
            run("insert into work (kind, key, due_at, attempts, leased_until) values ('import', '" + job
                    + "', now() - interval '1 m', " + attempts + ", now() - interval '1 s')");
            return job;
        });
        return job.toString();
    }

    private static JsonPath finished(String job) {
        return Awaitility.await()
                .until(() -> admin().get("/api/admin/imports/" + job).jsonPath(), found -> List.of("DONE", "FAILED")
                        .contains(found.getString("state")));
    }

    private static String csv(List<String> skus) {
        StringBuilder file = new StringBuilder("sku,name,category,price\n");
        skus.forEach(sku -> file.append(sku).append(",Left behind,Tests,1.00\n"));
        return file.toString();
    }

    private void run(String statement) {
        sql.update(statement);
    }

    private int count(String from) {
        return sql.first("select count(*) from " + from, row -> row.integer(1)).orElseThrow();
    }
}
