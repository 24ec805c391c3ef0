package shop.carousel.ring.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.testing.Eventually;
import shop.carousel.ring.testing.RedisProcess;
import shop.carousel.ring.wire.CallerLine;
import shop.carousel.ring.wire.CallerLine.Outcome;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.direct.DirectTransport;

/** Callers who wait for their answers: few, many, and interrupted. */
@Timeout(60)
class DirectLineTest {

    private static final int COMMANDS = 2_000;
    private static final NodeOptions PATIENT = NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(10));
    private static final NodeOptions HASTY = NodeOptions.DEFAULT.commandTimeout(Duration.ofMillis(50));
    private static final int LINES_AND_DIRECT = NodeOptions.DEFAULT.connections() + Session.FEW;
    private static final RespCommand NEVER_ANSWERED = RespCommand.of("BLPOP", "nothing", "0");

    private final Vertx vertx = Vertx.vertx();
    private final RedisProcess redis = RedisProcess.start("a");

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    @Test
    void callerInterrupted_itsConnectionIsReplaced() throws Exception {
        var line = line(PATIENT);
        var direct = direct(PATIENT, line);
        var broken = new AtomicInteger();
        var stray = interrupted(1, word -> {
            var got = ask(direct, RespCommand.of("ECHO", word));
            if (got.equals(Outcome.NOT_HERE.name())) {
                broken.incrementAndGet();
                return word;
            }
            return got;
        });
        assertThat(stray).isEmpty();
        assertThat(broken.get()).isPositive();
        awaitOpen(direct);
        direct.close();
        line.close();
    }

    @Test
    void callersInterrupted_onlyThoseCommandsHaveNoAnswer() throws Exception {
        var client = connect(PATIENT);
        var stray = interrupted(4, word -> {
            var got = echo(client, word);
            return got.equals(Reason.INTERRUPTED.name()) ? word : got;
        });
        assertThat(stray).isEmpty();
        assertThat(client.isUp()).isTrue();
        client.close();
    }

    /** Callers who are interrupted all the time; answers what they got that was not the answer to their own words. */
    private static List<String> interrupted(int count, UnaryOperator<String> echo) throws InterruptedException {
        var stray = new CopyOnWriteArrayList<String>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < COMMANDS; n++) {
                    var word = number + "-" + n;
                    var got = echo.apply(word);
                    Thread.interrupted();
                    if (!got.equals(word)) {
                        stray.add(word + " got " + got);
                    }
                }
            }));
        }
        for (var caller : callers) {
            while (!caller.join(Duration.ofNanos(500_000))) {
                caller.interrupt();
            }
        }
        return stray;
    }

    private static String echo(NodeClient client, String word) {
        return ask(client, RespCommand.of("ECHO", word));
    }

    private static String ask(NodeClient client, RespCommand command) {
        try {
            return client.ask(command, NodeReply::text);
        } catch (NodeAwayException e) {
            return e.reason().name();
        }
    }

    @Test
    void answerLate_isNotTheNextOnes() throws Exception {
        var line = line(HASTY);
        var direct = direct(HASTY, line);
        assertThat(direct.ask(NEVER_ANSWERED, (reply, fault) -> {})).isEqualTo(Outcome.LATE);
        redis.command("RPUSH", "nothing", "late");
        awaitOpen(direct);
        direct.close();
        line.close();
    }

    @Test
    void answerLate_isEvidenceAgainstTheNode() throws Exception {
        var client = connect(HASTY);
        Eventually.holds(() -> echo(client, "x").equals("x"));
        redis.pause();
        assertThat(echo(client, "x")).isEqualTo(Reason.TIMED_OUT.name());
        assertThat(echo(client, "x")).isEqualTo(Reason.BREAKER_OPEN.name());
        redis.resume();
        Eventually.holds(() -> echo(client, "x").equals("x"));
        client.close();
    }

    @Test
    void answerLate_whileTheNodeAnswersOthers_isNotWaitedForAnyMore() {
        var client = connect(NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(2)));
        Eventually.holds(() -> echo(client, "x").equals("x") && openConnections() == LINES_AND_DIRECT);
        for (int i = 0; i < Session.COMPANY; i++) {
            echo(client, "few");
        }
        var late = CompletableFuture.supplyAsync(() -> ask(client, NEVER_ANSWERED));
        Eventually.holds(() -> redis.command("INFO", "clients").contains("blocked_clients:1"));
        client.start(RespCommand.of("PING"), NodeReply::text).await();
        assertThat(late.join()).isEqualTo(Reason.TIMED_OUT.name());
        assertThat(client.isUp()).isTrue();
        assertThat(client.waiting()).isZero();
        client.close();
    }

    /** Besides the one that asks. */
    private long openConnections() {
        return redis.command("CLIENT", "LIST").lines().count() - 1;
    }

    /** Nothing ends a write to a node that takes no more, and this one would be the caller's own. */
    @Test
    void longCommand_isForTheLines() throws Exception {
        var line = line(PATIENT);
        var direct = direct(PATIENT, line);
        var word = "x".repeat(4 * 1_024);
        assertThat(ask(direct, RespCommand.of("ECHO", word))).isEqualTo(Outcome.NOT_HERE.name());
        var client = connect(PATIENT);
        assertThat(echo(client, word)).isEqualTo(word);
        client.close();
        direct.close();
        line.close();
    }

    /** What a process holds that has started since the session did may be older than what the session knows. */
    @Test
    void nodeStartedAgainMeanwhile_isNotSpokenTo() throws Exception {
        var before = line(PATIENT);
        redis.kill();
        redis.restart();
        var mistaken = callerLine(PATIENT, before);
        mistaken.open();
        var after = line(PATIENT);
        var right = direct(PATIENT, after);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(ask(mistaken, RespCommand.of("ECHO", "x"))).isEqualTo(Outcome.NOT_HERE.name());
        right.close();
        after.close();
    }

    private static String ask(CallerLine direct, RespCommand command) {
        var told = new CompletableFuture<String>();
        var outcome = direct.ask(command, (reply, fault) -> told.complete(reply == null ? "nil" : reply.text()));
        return outcome == Outcome.ANSWERED ? told.join() : outcome.name();
    }

    private NodeClient connect(NodeOptions options) {
        var client = NodeClient.of(vertx, redis.node(), options, List.of());
        client.connect().toCompletableFuture().join();
        return client;
    }

    private Line line(NodeOptions options) throws Exception {
        return new DirectTransport(redis.node(), options)
                .open()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private CallerLine callerLine(NodeOptions options, Line witness) {
        return new DirectTransport(redis.node(), options)
                .callerLines(1, witness)
                .getFirst();
    }

    private CallerLine direct(NodeOptions options, Line witness) {
        var direct = callerLine(options, witness);
        direct.open();
        awaitOpen(direct);
        return direct;
    }

    private static void awaitOpen(CallerLine direct) {
        Eventually.holds(() -> {
            var word = Long.toString(System.nanoTime());
            var got = ask(direct, RespCommand.of("ECHO", word));
            assertThat(got).isIn(word, Outcome.NOT_HERE.name());
            return got.equals(word);
        });
    }
}
