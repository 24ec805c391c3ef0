package shop.carousel.kit.admission;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.TooLarge;
import shop.carousel.kit.web.Refusals;

/**
 * Reads the whole body of an ordinary request before anything is done for it, so a slow or silent sender holds neither
 * a thread nor a place that others need. Each body has a deadline and a minimum rate, and all bodies being read share
 * one bound. Bodies of {@link RequestConfig#largeBodyPaths} are left to their resources.
 */
@Singleton
final class BodiesGate implements Handler<RoutingContext> {

    private static final long LOOK_MILLIS = 1_000;

    private final RequestConfig config;
    private final Refusals refusals;
    private final List<RoutePattern> large;
    private final AtomicLong inAll = new AtomicLong();

    BodiesGate(RequestConfig config, Refusals refusals) {
        this.config = config;
        this.refusals = refusals;
        this.large = config.largeBodies();
    }

    @Override
    public void handle(RoutingContext context) {
        if (hasBody(context.request()) && large.stream().noneMatch(Routed.of(context)::is)) {
            new Reading(context).begin();
        } else {
            context.next();
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    /** One body being read, on the request's event loop only. */
    private final class Reading {

        private final RoutingContext context;
        private final Buffer body = Buffer.buffer();
        private final long began = System.nanoTime();
        private long counted;
        private long timer;
        private boolean ended;

        Reading(RoutingContext context) {
            this.context = context;
        }

        void begin() {
            HttpServerRequest request = context.request();
            timer = context.vertx().setPeriodic(LOOK_MILLIS, tick -> look());
            context.addEndHandler(gone -> end());
            request.handler(this::take);
            request.endHandler(whole -> complete());
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                context.response().writeContinue();
            }
            request.resume();
        }

        private void take(Buffer piece) {
            if (ended) {
                return;
            }
            counted += piece.length();
            boolean fitsInAll = inAll.addAndGet(piece.length()) <= config.bodiesLimit();
            if (counted > config.bodyLimit()) {
                refuse(TooLarge.PROBLEM);
            } else if (!fitsInAll) {
                refuse(Problem.unavailable("Too many bodies are being read.", 1));
            } else {
                body.appendBuffer(piece);
            }
        }

        private void look() {
            double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
            double owed = config.bodyLeastRate() * (seconds - config.bodyGrace().toSeconds());
            if (seconds > config.bodyDeadline().toSeconds() || body.length() < owed) {
                refuse(Problem.of(408, "body-too-slow", "Request time-out", "The body came too slowly."));
            }
        }

        private void complete() {
            if (!ended) {
                end();
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        }

        private void refuse(Problem problem) {
            if (!ended) {
                end();
                refusals.sendAndClose(context, problem);
            }
        }

        /** Reading is over, by success or not: its bytes leave the bound for all bodies. */
        private void end() {
            if (!ended) {
                ended = true;
                context.vertx().cancelTimer(timer);
                inAll.addAndGet(-counted);
            }
        }
    }
}
