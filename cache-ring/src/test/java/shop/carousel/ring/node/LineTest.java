package shop.carousel.ring.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.testing.RedisProcess;

@Timeout(60)
class LineTest {

    private static final int CALLERS = 32;
    private static final int COMMANDS = 500;

    private final RedisProcess redis = RedisProcess.start("a");

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void manyCallers_eachGetsTheAnswerToItsOwnCommand() throws Exception {
        var line = open();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var wrong = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> wrongAnswers(line, caller)))
                    .toList();
            for (var each : wrong) {
                assertThat(each.get()).isEmpty();
            }
        }
        line.close();
    }

    /** Short ones, which callers send themselves, between long ones, which they leave to the writer. */
    private static List<String> wrongAnswers(Line line, int caller) throws Exception {
        var wrong = new ArrayList<String>();
        for (int i = 0; i < COMMANDS; i++) {
            var word = caller + "-" + i + "x".repeat(i % 50 == 0 ? 100_000 : i % 7);
            var answer = ask(line, RespCommand.of("ECHO", word)).get(30, SECONDS);
            if (!answer.toString().equals(word)) {
                wrong.add(word + " got " + answer);
            }
        }
        return wrong;
    }

    @Test
    void nodeKilledUnderCommands_eachIsAnsweredOnce() throws Exception {
        var line = open();
        var answered = new AtomicInteger[CALLERS * COMMANDS];
        var all = IntStream.range(0, answered.length)
                .mapToObj(i -> new CompletableFuture<Void>())
                .toList();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller * COMMANDS;
                callers.execute(() -> {
                    for (int i = first; i < first + COMMANDS; i++) {
                        int number = i;
                        answered[number] = new AtomicInteger();
                        line.send(RespCommand.of("ECHO", "x"), (reply, fault) -> {
                            answered[number].incrementAndGet();
                            all.get(number).complete(null);
                        });
                    }
                });
            }
            redis.kill();
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(30, SECONDS);
        assertThat(answered).allMatch(count -> count.get() == 1);
    }

    @Test
    void lineEnded_laterCommandsAreAnsweredToo() throws Exception {
        var line = open();
        var ended = new CompletableFuture<Void>();
        line.onEnd(() -> ended.complete(null));
        line.close();
        ended.get(30, SECONDS);
        assertThat(ask(line, RespCommand.of("PING")))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("CONNECTION_CLOSED");
    }

    @Test
    void callerInterrupted_theLineGoesOn() throws Exception {
        var line = open();
        var interrupted = new CompletableFuture<Response>();
        Thread.ofVirtual()
                .start(() -> {
                    Thread.currentThread().interrupt();
                    line.send(RespCommand.of("PING"), (reply, fault) -> {
                        if (fault == null) {
                            interrupted.complete(reply);
                        } else {
                            interrupted.completeExceptionally(fault);
                        }
                    });
                })
                .join();
        assertThat(interrupted.get(30, SECONDS)).hasToString("PONG");
        assertThat(ask(line, RespCommand.of("PING")).get(30, SECONDS)).hasToString("PONG");
        line.close();
    }

    /** More than the system takes for a node that does not read. */
    @Test
    void nodeTakesNothing_noCallerWaits() throws Exception {
        var line = open();
        redis.pause();
        var commands = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 300; i++) {
            commands.add(ask(line, RespCommand.of("ECHO", "x".repeat(i % 2 == 0 ? 100_000 : 1))));
        }
        assertThat(commands).noneMatch(CompletableFuture::isDone);
        redis.resume();
        CompletableFuture.allOf(commands.toArray(CompletableFuture<?>[]::new)).get(30, SECONDS);
        line.close();
    }

    private Line open() throws Exception {
        return Line.open(redis.node(), NodeOptions.DEFAULT)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, SECONDS);
    }

    private static CompletableFuture<Response> ask(Line line, RespCommand command) {
        var answer = new CompletableFuture<Response>();
        line.send(command, (reply, fault) -> {
            if (fault == null) {
                answer.complete(reply);
            } else {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }
}
