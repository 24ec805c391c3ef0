package shop.carousel.demo.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Uploads a catalogue and waits for its job. */
final class Importing {

    private static final int POLL_MILLIS = 200;

    private final ShopClient shop;

    Importing(ShopClient shop) {
        this.shop = shop;
    }

    /** Returns the job when it is done or has failed; {@code progress} sees it meanwhile. */
    ImportJob run(BodyPublisher content, Consumer<ImportJob> progress) throws InterruptedException {
        ImportJob job = ImportJob.of(shop.upload("/api/admin/imports", content).orFail("Uploading the catalogue"));
        while (!job.isDone() && !job.hasFailed()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            job = ImportJob.of(shop.get("/api/admin/imports/" + job.id()).orFail("Asking for the import"));
            progress.accept(job);
        }
        return job;
    }
}
