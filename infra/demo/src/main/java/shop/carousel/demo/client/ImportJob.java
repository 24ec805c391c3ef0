package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** An import as the catalog reports it. */
record ImportJob(String id, String state, long read, long imported, long rejected, List<Rejection> errors) {

    /** Why a line was not taken. */
    record Rejection(long line, String reason) {}

    static ImportJob of(JsonNode job) {
        return new ImportJob(
                job.path("id").asText(),
                job.path("state").asText(),
                job.path("read").asLong(),
                job.path("imported").asLong(),
                job.path("rejected").asLong(),
                StreamSupport.stream(job.path("errors").spliterator(), false)
                        .map(error -> new Rejection(
                                error.path("line").asLong(),
                                error.path("reason").asText()))
                        .toList());
    }

    boolean isDone() {
        return state.equals("DONE");
    }

    boolean hasFailed() {
        return state.equals("FAILED");
    }
}
