package shop.carousel.kit.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code shell/jobs.html}: work that is not done, formatted for display.
 *
 * @param next the address of the next page; null on the last page
 */
public record JobTable(
        List<Kind> kinds, List<Entry> jobs, @Nullable String next) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    /** A kind of work in numbers. */
    public record Kind(String name, String href, long waiting, long due, long failing, long givenUp, String oldest) {}

    /**
     * A piece of work.
     *
     * @param badge the class of its state
     * @param retry the action of the form that makes it due; null if people may not
     */
    public record Entry(
            String kind,
            String key,
            String state,
            String badge,
            String due,
            int attempts,
            String lastError,
            @Nullable String retry) {}

    /**
     * The table of a page of jobs.
     *
     * @param path where the table is
     * @param kind the selected kind; null for all
     * @param retried whether people may make a failed one due at once
     */
    public static JobTable of(JobPage page, String path, @Nullable String kind, Predicate<Job> retried) {
        String cursor = page.nextCursor();
        return new JobTable(
                page.kinds().stream().map(count -> kind(count, path)).toList(),
                page.items().stream().map(job -> entry(job, path, retried)).toList(),
                cursor == null
                        ? null
                        : path + "?kind=" + encoded(Objects.requireNonNullElse(kind, "")) + "&cursor="
                                + encoded(cursor));
    }

    private static Kind kind(JobCount count, String path) {
        return new Kind(
                count.kind(),
                path + "?kind=" + encoded(count.kind()),
                count.waiting(),
                count.due(),
                count.failing(),
                count.givenUp(),
                day(count.oldestDueAt()));
    }

    private static Entry entry(Job job, String path, Predicate<Job> retried) {
        boolean failed = job.state() == Job.State.GIVEN_UP || job.state() == Job.State.RETRYING;
        return new Entry(
                job.kind(),
                job.key(),
                name(job.state()),
                badge(job.state()),
                day(job.dueAt()),
                job.attempts(),
                Objects.requireNonNullElse(job.lastError(), ""),
                failed && retried.test(job)
                        ? path + "/" + encoded(job.kind()) + "/" + encoded(job.key()) + "/retry"
                        : null);
    }

    private static String badge(Job.State state) {
        return switch (state) {
            case WAITING, RUNNING -> "";
            case RETRYING -> "badge-warn";
            case GIVEN_UP -> "badge-bad";
        };
    }

    private static String name(Job.State state) {
        return switch (state) {
            case WAITING -> "Waiting";
            case RUNNING -> "Running";
            case RETRYING -> "Retrying";
            case GIVEN_UP -> "Given up";
        };
    }

    /** The server does not know where its reader is, so it says UTC. */
    private static String day(@Nullable Instant time) {
        return time == null ? "" : DAY.format(time);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
