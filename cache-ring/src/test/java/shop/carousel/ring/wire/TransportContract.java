package shop.carousel.ring.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import shop.carousel.demo.testing.Link;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.NodeTls;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.testing.Certificates;
import shop.carousel.ring.testing.RedisProcess;

/** What every transport to Redis nodes does. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransportContract {

    private static final int CALLERS = 32;
    private static final int COMMANDS = 500;

    /** For machines that are busy. */
    private static final NodeOptions PATIENT = NodeOptions.DEFAULT.connectTimeout(Duration.ofSeconds(20));

    /** For nodes that say nothing. */
    private static final NodeOptions IMPATIENT = NodeOptions.DEFAULT.connectTimeout(Duration.ofMillis(300));

    private static final String PASSWORD = "p w:/@?#%+ä";

    private final Vertx vertx = Vertx.vertx();
    private final Certificates certificates = Certificates.get();
    private final RedisProcess redis = RedisProcess.secure("a", certificates);

    abstract Transport to(RingNode node, NodeOptions options, Vertx vertx);

    @BeforeAll
    void addUser() {
        redis.command("ACL", "SETUSER", "ring", "on", ">" + PASSWORD, "~*", "resetchannels", "&open", "+@all");
    }

    @AfterAll
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
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

    /** Short ones, which callers may send themselves, between long ones. */
    private static List<String> wrongAnswers(Line line, int caller) throws Exception {
        var wrong = new ArrayList<String>();
        for (int i = 0; i < COMMANDS; i++) {
            var word = caller + "-" + i + "x".repeat(i % 50 == 0 ? 100_000 : i % 7);
            var answer = echo(line, word).get(30, SECONDS);
            if (!answer.equals(word)) {
                wrong.add(word + " got " + answer);
            }
        }
        return wrong;
    }

    @Test
    void replies_ofEveryKind_areTheSame() throws Exception {
        var line = open();
        ask(line, "SET", "present", "value").get(30, SECONDS);
        assertThat(said(line, "MGET", "present", "absent")).isEqualTo("[value, nil]");
        assertThat(said(line, "GET", "absent")).isEqualTo("nil");
        assertThat(said(line, "STRLEN", "present")).isEqualTo("5");
        assertThat(said(line, "EVAL", "return {1, {'a', false}, {}}", "0")).isEqualTo("[1, [a, nil], []]");
        assertThat(said(line, "INFO", "server").lines()).anyMatch(each -> each.startsWith("run_id:"));
        line.close();
    }

    private static String said(Line line, String... words) throws Exception {
        return text(ask(line, words).get(30, SECONDS));
    }

    private static String text(@Nullable NodeReply reply) {
        return switch (reply) {
            case null -> "nil";
            case NodeReply.Items items ->
                IntStream.range(0, items.size())
                        .mapToObj(i -> text(items.itemOrNil(i)))
                        .toList()
                        .toString();
            default -> reply.text();
        };
    }

    @Test
    void nodesError_isToldInItsWords_andTheLineGoesOn() throws Exception {
        var line = open();
        assertThat(fault(ask(line, "EVALSHA", "0".repeat(40), "0")))
                .isInstanceOfSatisfying(NodeError.class, error -> assertThat(error.is("NOSCRIPT"))
                        .isTrue());
        assertThat(fault(ask(line, "EVAL", "return redis.error_reply('EPOCH 7')", "0")))
                .isInstanceOfSatisfying(NodeError.class, error -> {
                    assertThat(error.is("EPOCH")).isTrue();
                    assertThat(error.text()).isEqualTo("EPOCH 7");
                });
        assertThat(said(line, "PING")).isEqualTo("PONG");
        line.close();
    }

    @Test
    void nodeKilledUnderCommands_eachIsAnsweredOnce() throws Exception {
        try (var mortal = RedisProcess.start("mortal")) {
            var line = await(to(mortal.node(), PATIENT, vertx).open());
            var ended = new CompletableFuture<Void>();
            line.onEnd(() -> ended.complete(null));
            var answered = new AtomicInteger[CALLERS * COMMANDS];
            var faults = ConcurrentHashMap.<Throwable>newKeySet();
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
                                if (fault != null) {
                                    faults.add(fault);
                                }
                                all.get(number).complete(null);
                            });
                        }
                    });
                }
                mortal.kill();
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(30, SECONDS);
            ended.get(30, SECONDS);
            assertThat(answered).allMatch(count -> count.get() == 1);
            assertThat(faults).hasOnlyElementsOfType(LineClosedException.class);
        }
    }

    @Test
    void lineEnded_laterCommandsAreAnsweredToo() throws Exception {
        var line = open();
        var ended = new CompletableFuture<Void>();
        line.onEnd(() -> ended.complete(null));
        line.close();
        ended.get(30, SECONDS);
        assertThat(fault(ask(line, "PING"))).isInstanceOf(LineClosedException.class);
    }

    @Test
    void callerInterrupted_theLineGoesOn() throws Exception {
        var line = open();
        var interrupted = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    Thread.currentThread().interrupt();
                    line.send(RespCommand.of("PING"), (reply, fault) -> interrupted.complete(text(reply)));
                })
                .join();
        assertThat(interrupted.get(30, SECONDS)).isEqualTo("PONG");
        assertThat(said(line, "PING")).isEqualTo("PONG");
        line.close();
    }

    /** More than the system takes for a node that does not read. */
    @Test
    void nodeTakesNothing_noCallerWaits() throws Exception {
        var line = open();
        redis.pause();
        var commands = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 300; i++) {
            commands.add(echo(line, "x".repeat(i % 2 == 0 ? 100_000 : 1)));
        }
        assertThat(commands).noneMatch(CompletableFuture::isDone);
        redis.resume();
        CompletableFuture.allOf(commands.toArray(CompletableFuture<?>[]::new)).get(30, SECONDS);
        line.close();
    }

    /**
     * A line that is closed while its node takes nothing ends all the same, and nobody who waits is forgotten. TLS has
     * a goodbye that nobody could write.
     */
    @Test
    void nodeTakesNothing_aClosedLineEnds() throws Exception {
        for (var tls : new NodeTls[] {null, certificates.tls()}) {
            int port =
                    tls == null ? redis.port() : redis.secureNode("127.0.0.1").port();
            try (var link = Link.to(port)) {
                var line =
                        await(to(redis.through(link), PATIENT.tls(tls), vertx).open());
                link.silence(true);
                var waiting = IntStream.range(0, 100)
                        .mapToObj(i -> echo(line, "x".repeat(100_000)))
                        .toList();
                // Whoever writes is stuck by then.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                line.close();
                assertThat(waiting)
                        .allSatisfy(each -> assertThat(fault(each)).hasRootCauseInstanceOf(LineClosedException.class));
            }
        }
    }

    @Test
    void commandLate_isToldSo_andItsReplyIsNotTheNextOnes() throws Exception {
        var line = open();
        var expired = new CompletableFuture<Void>();
        line.send(RespCommand.of("BLPOP", "nothing", "0"), new Line.Answer() {
            private final long start = System.nanoTime();

            @Override
            public void accept(@Nullable NodeReply reply, @Nullable Throwable fault) {}

            @Override
            public long startNanos() {
                return start;
            }

            @Override
            public void expire() {
                expired.complete(null);
            }
        });
        var next = echo(line, "next");
        long now = System.nanoTime();
        assertThat(line.expire(now, now)).isPositive();
        assertThat(expired).isDone();
        redis.command("RPUSH", "nothing", "late");
        assertThat(next.get(30, SECONDS)).isEqualTo("next");
        line.close();
    }

    /** Hears. */
    private static final class Ear implements PushLine.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void confirmed() {
            heard.add("confirmed");
        }

        @Override
        public void heard(String channel, Bytes message) {
            heard.add(channel + " " + message.text());
        }

        @Override
        public void refused(NodeError why) {
            heard.add("refused " + why.is("NOPERM"));
        }

        @Override
        public void ended() {
            heard.add("ended");
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(30, SECONDS));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void listener_hearsWhatOthersAndWhatItPublishes_inOrder() throws Exception {
        var ear = new Ear();
        var line = await(to(redis.node(), PATIENT, vertx).listen());
        line.subscribe(List.of("one", "two"), ear);
        assertThat(List.of(ear.next(), ear.next())).containsOnly("confirmed");
        redis.command("PUBLISH", "one", "from another");
        assertThat(ear.next()).isEqualTo("one from another");
        for (int i = 0; i < 20; i++) {
            line.publish("two", bytes("own " + i));
        }
        for (int i = 0; i < 20; i++) {
            assertThat(ear.next()).isEqualTo("two own " + i);
        }
        redis.command("CLIENT", "KILL", "TYPE", "pubsub");
        assertThat(ear.next()).isEqualTo("ended");
    }

    @Test
    void listenersNodeSilent_theLineEndsWhenItIsClosed() throws Exception {
        try (var link = Link.to(redis.port())) {
            var ear = new Ear();
            var line = await(to(redis.through(link), PATIENT, vertx).listen());
            line.subscribe(List.of("one"), ear);
            assertThat(ear.next()).isEqualTo("confirmed");
            link.silence(true);
            // More than a socket takes that nobody reads.
            for (int i = 0; i < 400; i++) {
                line.publish("one", bytes("x".repeat(20_000)));
            }
            line.close();
            assertThat(ear.next()).isEqualTo("ended");
        }
    }

    @Test
    void user_isTheOneThatTheNodeKnows() throws Exception {
        var line = await(to(redis.node(), ring(PASSWORD), vertx).open());
        assertThat(said(line, "ACL", "WHOAMI")).isEqualTo("ring");
        line.close();
    }

    @Test
    void passwordAlone_isTheDefaultUsers() throws Exception {
        redis.command("CONFIG", "SET", "requirepass", PASSWORD);
        try {
            var line = await(to(redis.node(), PATIENT.password(PASSWORD), vertx).open());
            assertThat(said(line, "ACL", "WHOAMI")).isEqualTo("default");
            line.close();
            assertThat(refusal(redis.node(), PATIENT.password("another"))).contains("WRONGPASS");
        } finally {
            var line = await(to(redis.node(), ring(PASSWORD), vertx).open());
            said(line, "CONFIG", "SET", "requirepass", "");
            line.close();
        }
    }

    @Test
    void wrongPassword_isRefusedInTheNodesWords_withoutThePassword() {
        assertThat(refusal(redis.node(), ring("wrong-secret")))
                .contains("WRONGPASS")
                .doesNotContain("wrong-secret");
    }

    /** A name that only the client of a transport may not take. */
    @Test
    void addressThatCannotBeReached_isRefusedWithoutThePassword() {
        var nowhere = RingNode.of("a", "no^where:1");
        assertThat(refusal(nowhere, ring("wrong-secret"))).isNotEmpty().doesNotContain("wrong-secret");
    }

    @Test
    void channelThatTheUserMayNotHear_isRefused() throws Exception {
        for (var each : List.of("open", "closed")) {
            var ear = new Ear();
            var line = await(to(redis.node(), ring(PASSWORD), vertx).listen());
            line.subscribe(List.of(each), ear);
            assertThat(ear.next()).isEqualTo(each.equals("open") ? "confirmed" : "refused true");
            line.close();
        }
    }

    private static NodeOptions ring(String password) {
        return PATIENT.user("ring", password);
    }

    @Test
    void tls_carriesCommandsAndMessages() throws Exception {
        var options = ring(PASSWORD).tls(certificates.tls());
        var line = await(to(redis.secureNode("127.0.0.1"), options, vertx).open());
        assertThat(said(line, "ACL", "WHOAMI")).isEqualTo("ring");
        assertThat(wrongAnswers(line, 1)).isEmpty();
        line.close();
        var ear = new Ear();
        var listening = await(to(redis.secureNode("127.0.0.1"), options, vertx).listen());
        listening.subscribe(List.of("open"), ear);
        assertThat(ear.next()).isEqualTo("confirmed");
        listening.publish("open", bytes("sealed"));
        assertThat(ear.next()).isEqualTo("open sealed");
        listening.close();
        assertThat(ear.next()).isEqualTo("ended");
    }

    @Test
    void tls_nodeThatIsNotTrusted_isRefused() {
        var its = certificates.tls();
        var another = new NodeTls(its.chain(), its.chain(), its.key());
        assertThat(refusal(redis.secureNode("127.0.0.1"), PATIENT.tls(another))).isNotEmpty();
        assertThat(refusal(redis.secureNode("127.0.0.1"), PATIENT.tls(NodeTls.PLATFORM)))
                .isNotEmpty();
    }

    /** Its certificate names 127.0.0.1. */
    @Test
    void tls_nodeUnderAnotherName_isRefused() {
        assertThat(refusal(redis.secureNode("localhost"), PATIENT.tls(certificates.tls())))
                .isNotEmpty();
    }

    /** In TLS 1.3 a client hears of that with the first answer. */
    @Test
    void tls_withoutTheCertificateThatTheNodeAsksFor_isRefused() {
        var nameless = new NodeTls(certificates.tls().trusted(), List.of(), null);
        assertThat(refusal(redis.secureNode("127.0.0.1"), ring(PASSWORD).tls(nameless)))
                .isNotEmpty();
    }

    @Test
    void tls_nodeThatSpeaksNone_isRefusedInTime() {
        assertThat(refusal(redis.node(), IMPATIENT.tls(certificates.tls()))).isNotEmpty();
    }

    /** One that accepts connections, and is stopped. */
    @Test
    void nodeSilentFromTheStart_isGivenUp() {
        redis.pause();
        try {
            var impatient = IMPATIENT.user("ring", PASSWORD);
            assertThat(refusal(redis.node(), impatient)).isNotEmpty();
            assertThat(refusal(redis.secureNode("127.0.0.1"), impatient.tls(certificates.tls())))
                    .isNotEmpty();
            assertThat(fault(to(redis.node(), impatient, vertx).listen())).isNotNull();
        } finally {
            redis.resume();
        }
    }

    private Line open() throws Exception {
        return await(to(redis.node(), PATIENT, vertx).open());
    }

    /** Why no line can be opened, with all that it is caused by. */
    private String refusal(RingNode node, NodeOptions options) {
        var why = new StringBuilder();
        for (Throwable each = fault(to(node, options, vertx).open()); each != null; each = each.getCause()) {
            why.append(each).append('\n');
        }
        return why.toString();
    }

    private static <T> T await(Future<T> opening) throws Exception {
        return opening.toCompletionStage().toCompletableFuture().get(30, SECONDS);
    }

    private static Throwable fault(Future<?> opening) {
        return fault(opening.toCompletionStage().toCompletableFuture());
    }

    private static Throwable fault(CompletableFuture<?> answer) {
        return answer.handle((value, fault) -> {
                    if (fault == null) {
                        throw new AssertionError("It succeeded: " + value);
                    }
                    return fault;
                })
                .orTimeout(30, SECONDS)
                .join();
    }

    private static CompletableFuture<String> echo(Line line, String word) {
        return ask(line, "ECHO", word).thenApply(TransportContract::text);
    }

    private static CompletableFuture<@Nullable NodeReply> ask(Line line, String... words) {
        var answer = new CompletableFuture<@Nullable NodeReply>();
        line.send(RespCommand.of(words), (reply, fault) -> {
            if (fault == null) {
                answer.complete(reply);
            } else {
                answer.completeExceptionally(fault);
            }
        });
        return answer;
    }
}
