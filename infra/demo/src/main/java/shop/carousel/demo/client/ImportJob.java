package shop.carousel.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** An import as the catalog reports it. */
record ImportJob(
        String id,
        String state,
        long read,
        long imported,
        long rejected,
        List<Rejection> errors,
        List<Rejection> warnings) {

    /** Why a line was not taken, or what else is worth knowing of it. */
    record Rejection(long line, String reason) {}

    static ImportJob of(JsonNode job) {
        return new ImportJob(
                job.path("id").asText(),
                job.path("state").asText(),
                job.path("read").asLong(),
                job.path("imported").asLong(),
                job.path("rejected").asLong(),
                lines(job.path("errors")),
                lines(job.path("warnings")));
    }

    private static List<Rejection> lines(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> new Rejection(
                        line.path("line").asLong(), line.path("reason").asText()))
                .toList();
    }

    boolean isDone() {
        return state.equals("DONE");
    }

    boolean hasFailed() {
        return state.equals("FAILED");
    }
}
