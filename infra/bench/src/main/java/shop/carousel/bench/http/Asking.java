package shop.carousel.bench.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import shop.carousel.bench.load.ProcessorTimes;
import shop.carousel.bench.load.RunningShop;

/**
 * Asks a shop one question over and over, over kept connections from one event loop: as fast as it answers (each
 * connection asks again when it has its answer), or at a steady rate whether or not it keeps up.
 */
public final class Asking implements AutoCloseable {

    private static final int MOST_OPEN = 1_024;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final long HIGHEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final RunningShop shop;

    public Asking(RunningShop shop) {
        this.shop = shop;
    }

    /** As fast as the shop answers on that many connections. */
    public Reading atCapacity(Question question, String through, int port, int connections, Duration time) {
        return run(question, through, port, connections, time, stretch -> {
            for (int i = 0; i < connections; i++) {
                stretch.askAgainAndAgain();
            }
        });
    }

    /** At a steady rate, from an open model: latencies count from when a request was meant to be sent. */
    public Reading atRate(Question question, String through, int port, double perSecond, Duration time) {
        return run(question, through, port, 0, time, stretch -> stretch.askAtRate(perSecond));
    }

    private Reading run(
            Question question, String through, int port, int connections, Duration time, Consumer<Stretch> way) {
        HttpClient http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(port)
                        .setKeepAlive(true)
                        .setTcpNoDelay(true),
                new PoolOptions()
                        .setHttp1MaxSize(connections == 0 ? MOST_OPEN : connections)
                        .setMaxWaitQueueSize(-1));
        try {
            Stretch stretch = new Stretch(http, question, time);
            ProcessorTimes before = ProcessorTimes.of(shop);
            vertx.runOnContext(nothing -> way.accept(stretch));
            stretch.over.join();
            ProcessorTimes after = ProcessorTimes.of(shop);
            return stretch.reading(through, connections, after.microsSince(before, stretch.good));
        } finally {
            http.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** One stretch; all of it happens on the event loop. */
    private final class Stretch {

        private final HttpClient http;
        private final Question question;
        private final long begin = System.nanoTime();
        private final long end;
        private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private long open;
        private long sent;
        private long good;
        private long failed;
        private int bytes;

        Stretch(HttpClient http, Question question, Duration time) {
            this.http = http;
            this.question = question;
            this.end = begin + time.toNanos();
        }

        void askAgainAndAgain() {
            ask(System.nanoTime(), () -> {
                if (System.nanoTime() < end) {
                    askAgainAndAgain();
                }
            });
        }

        void askAtRate(double perSecond) {
            long nanosEach = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
            vertx.setPeriodic(1, timer -> {
                long now = System.nanoTime();
                while (begin + sent * nanosEach <= now && now < end) {
                    long intended = begin + sent++ * nanosEach;
                    ask(intended, () -> {});
                }
                if (now >= end) {
                    vertx.cancelTimer(timer);
                    endWhenAllIsAnswered();
                }
            });
        }

        private void ask(long since, Runnable next) {
            open++;
            RequestOptions options =
                    new RequestOptions().setURI(question.path().get()).setTimeout(TIMEOUT_MILLIS);
            question.headers().forEach(options::putHeader);
            http.request(options)
                    .compose(request -> request.send().compose(this::whole))
                    .onComplete(answer -> {
                        open--;
                        if (answer.succeeded() && answer.result() != null) {
                            bytes = answer.result().length();
                            good++;
                            micros.recordValue(
                                    Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since)));
                        } else {
                            failed++;
                        }
                        next.run();
                        endWhenAllIsAnswered();
                    });
        }

        /** The body of a good answer; null of any other, when that was read, too. */
        private Future<Buffer> whole(HttpClientResponse answer) {
            boolean isGood = answer.statusCode() / 100 == 2;
            return answer.body().map(body -> isGood ? body : null);
        }

        private void endWhenAllIsAnswered() {
            if (open == 0 && System.nanoTime() >= end) {
                over.complete(null);
            }
        }

        Reading reading(String through, int connections, Map<String, Double> processorMicros) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Reading(
                    question.name(),
                    through,
                    connections,
                    good / seconds,
                    micros.getValueAtPercentile(50) / 1_000.0,
                    micros.getValueAtPercentile(99) / 1_000.0,
                    bytes,
                    failed,
                    processorMicros);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
