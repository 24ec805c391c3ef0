package shop.carousel.order.admin;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.Times;
import shop.carousel.order.admin.AdminPage.Frame;
import shop.carousel.order.flow.FlowFigures;
import shop.carousel.order.flow.OrderFlow;
import shop.carousel.order.flow.OrderStories;
import shop.carousel.order.flow.OrderStory;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.web.StatusText;

/** Puts the pages about the flow of orders together. */
@Singleton
class FlowViews {

    /** What waits for longer is late. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In {@code REFUND_DUE} and in {@code StockReserved}. */
    private static final Pattern WORD_ENDS = Pattern.compile("_|(?<=[a-z])(?=[A-Z])");

    /** Topics on which usually nothing is. */
    private static final String DEAD_LETTERS = "dead-letters";

    private final OrderFlow flow;
    private final OrderStories stories;
    private final Clock clock;

    FlowViews(OrderFlow flow, OrderStories stories, Clock clock) {
        this.flow = flow;
        this.stories = stories;
        this.clock = clock;
    }

    FlowPage flow(Frame frame) {
        FlowFigures figures = flow.read();
        List<FlowPage.Backlog> backlogs = new ArrayList<>();
        figures.open().forEach(each -> backlogs.add(backlog("Orders " + words(each.name()), each)));
        figures.payments().forEach(each -> backlogs.add(backlog("Payments " + words(each.name()), each)));
        backlogs.add(backlog("Events to be published", figures.outbox()));
        return new FlowPage(
                frame,
                about(figures),
                stages(figures, false),
                stages(figures, true),
                backlogs,
                figures.consumers().stream()
                        .filter(lag -> lag.records() > 0 || !lag.topic().endsWith(DEAD_LETTERS))
                        .map(lag -> new FlowPage.Lag(lag.topic(), "%,d".formatted(lag.records())))
                        .toList());
    }

    private static String about(FlowFigures figures) {
        return figures.since() == null
                ? "There are no orders yet."
                : "The last %,d orders, since %s.".formatted(figures.orders(), Times.day(figures.since()));
    }

    private static List<FlowPage.Stage> stages(FlowFigures figures, boolean ends) {
        return figures.stages().stream()
                .filter(stage -> StatusText.of(stage.status()).ending() == ends)
                .map(stage -> stage(stage, figures.orders()))
                .toList();
    }

    private static FlowPage.Stage stage(FlowFigures.Stage stage, long all) {
        double part = (double) stage.orders() / all;
        return new FlowPage.Stage(
                StatusText.of(stage.status()).name(),
                "%,d".formatted(stage.orders()),
                String.format(Locale.ROOT, "%.4f", part),
                "%.1f\u00a0%%".formatted(part * 100),
                time(stage.stepMedian()),
                time(stage.median()),
                time(stage.p99()));
    }

    private FlowPage.Backlog backlog(String name, FlowFigures.Backlog backlog) {
        Instant oldest = backlog.oldest();
        Instant now = clock.instant();
        boolean isLate = oldest != null && oldest.isBefore(now.minus(PATIENCE));
        String since = oldest == null
                ? "–"
                : oldest.isAfter(now)
                        ? "later"
                        : time(Duration.between(oldest, now).toMillis());
        return new FlowPage.Backlog(name, "%,d".formatted(backlog.count()), since, isLate);
    }

    /**
     * The story of an order.
     *
     * @param refund the form that gives money back; null if nothing can be given
     * @param json whether its reader may have the same as JSON
     */
    StoryPage story(OrderView order, Frame frame, @Nullable RefundForm refund, boolean json) {
        OrderStory story = stories.read(order.id(), order.number());
        Instant first = story.steps().getFirst().at();
        Instant last = story.steps().getLast().at();
        long millis = Math.max(1, Duration.between(first, last).toMillis());
        return new StoryPage(
                frame,
                story,
                "/orders/" + order.id(),
                time(Duration.between(first, last).toMillis()),
                story.steps().stream().map(step -> step(step, first, millis)).toList(),
                facts(order, story),
                refund,
                json);
    }

    private static StoryPage.Step step(OrderStory.Step step, Instant first, long all) {
        long end = Duration.between(first, step.at()).toMillis();
        UUID event = step.eventId();
        return new StoryPage.Step(
                StatusText.of(step.status()).name(),
                Times.clock(step.at()),
                time(step.millis()),
                words(step.cause()),
                event == null ? null : event.toString(),
                step.reason(),
                percent(end - step.millis(), all),
                percent(Math.max(step.millis(), all / 200.0), all));
    }

    private static String percent(double part, long all) {
        return String.format(Locale.ROOT, "%.2f", part * 100 / all);
    }

    private static List<StoryPage.Fact> facts(OrderView order, OrderStory story) {
        List<StoryPage.Fact> facts = new ArrayList<>();
        order.refunds()
                .forEach(refund -> facts.add(new StoryPage.Fact(
                        "Refund of " + refund.amount().display(),
                        (refund.done() ? "done" : "due") + ", asked for on " + Times.day(refund.at()) + ": "
                                + refund.reason())));
        OrderStory.Payment payment = story.payment();
        if (payment != null) {
            String note = payment.note() == null ? "" : ": " + payment.note();
            facts.add(new StoryPage.Fact(
                    "Payment", words(payment.state()) + " after " + counted(payment.attempts(), "attempt") + note));
        }
        story.refusals()
                .forEach(refusal -> facts.add(new StoryPage.Fact(
                        "Refused " + counted(refusal.times(), "time"), words(refusal.cause()) + ": " + refusal.why())));
        story.jobs().forEach(job -> facts.add(new StoryPage.Fact("Still to do: " + job.kind(), job(job))));
        story.deadLetters()
                .forEach(letter -> facts.add(new StoryPage.Fact(
                        "Dead letter on " + letter.topic(), letter.reason() + " (" + words(letter.state()) + ")")));
        return facts;
    }

    private static String job(OrderStory.Job job) {
        String when = job.dueAt() == null ? "given up" : "due " + Times.day(job.dueAt());
        String error = job.lastError() == null ? "" : ": " + job.lastError();
        return when + " after " + counted(job.attempts(), "attempt") + error;
    }

    private static String counted(long count, String thing) {
        return "%,d %s%s".formatted(count, thing, count == 1 ? "" : "s");
    }

    private static String words(String constant) {
        return WORD_ENDS.matcher(constant).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** A time as people say it. */
    static String time(long millis) {
        if (millis < 1_000) {
            return millis + "\u00a0ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f\u00a0s", millis / 1_000.0);
        }
        long minutes = millis / 60_000;
        return minutes < 120 ? minutes + "\u00a0min" : minutes / 60 + "\u00a0h";
    }
}
