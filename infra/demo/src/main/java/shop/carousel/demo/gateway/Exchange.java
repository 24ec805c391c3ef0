package shop.carousel.demo.gateway;

import com.netflix.concurrency.limits.Limiter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the gateway. While nothing of it was sent, it goes on to the next instance; afterwards only when asking
 * twice does no harm and there is no body that is gone. On one event loop only.
 */
final class Exchange implements CountedBody.Progress {

    /** What all exchanges share. */
    record Shared(Vertx vertx, HttpClient client, GatewaySettings settings, OwnAnswers answers) {}

    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);
    private static final int BAD_GATEWAY = 502;
    private static final long PROMPT_BODY_NANOS = 100_000_000;

    private final Shared shared;
    private final HttpServerRequest request;
    private final String requestId;
    private final Refusal nobody;
    private final long bodyLimit;
    private final Iterator<Instance> candidates;
    private final Place place = new Place();
    private boolean busy;
    private @Nullable HttpClientRequest forwarded;
    private @Nullable HttpClientResponse passing;
    private long watch = -1;
    private long began;
    private boolean bodyEnded;
    private boolean bodyTookLong;
    private boolean decided;

    Exchange(Shared shared, HttpServerRequest request, String requestId, List<Instance> candidates, Refusal nobody) {
        this.shared = shared;
        this.request = request;
        this.requestId = requestId;
        this.candidates = candidates.iterator();
        this.nobody = nobody;
        this.bodyLimit = shared.settings().bodyLimit(RawPath.of(request.uri()));
    }

    /** Begins; the request is paused. */
    void begin() {
        began = System.nanoTime();
        request.response().closeHandler(gone -> cancel());
        attempt();
    }

    private void attempt() {
        if (decided) {
            return; // nobody waits for it any more
        }
        if (!candidates.hasNext()) {
            refuse(busy ? Refusal.BUSY : nobody);
            return;
        }
        Instance instance = candidates.next();
        instance.admit(request.uri()).ifPresentOrElse(admitted -> enter(instance, admitted), this::attemptElsewhere);
    }

    private void attemptElsewhere() {
        busy = true;
        attempt();
    }

    private void enter(Instance instance, Limiter.Listener admitted) {
        place.take(admitted);
        shared.client().request(options(instance)).onComplete(connected -> {
            if (connected.succeeded()) {
                send(instance, connected.result());
            } else {
                place.leave();
                instance.failed();
                attempt();
            }
        });
    }

    private RequestOptions options(Instance instance) {
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(instance.port())
                .setMethod(request.method())
                .setURI(request.uri())
                .setConnectTimeout(shared.settings().connectMillis());
    }

    private void send(Instance instance, HttpClientRequest out) {
        if (decided) {
            out.reset();
            return;
        }
        forwarded = out;
        Forwarding.request(request, out.headers(), requestId);
        out.exceptionHandler(told -> {}); // the future below tells it too
        watch();
        var answer = hasBody() ? out.send(new CountedBody(request, bodyLimit, this)) : out.send();
        answer.onComplete(answered -> {
            if (answered.succeeded()) {
                answered(instance, answered.result());
            } else {
                brokeOff(instance);
            }
        });
    }

    private boolean hasBody() {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    private void answered(Instance instance, HttpClientResponse answer) {
        if (decided) {
            return;
        }
        unwatch();
        place.answered(answer.statusCode(), !bodyTookLong);
        if (answer.statusCode() == BAD_GATEWAY && mayRepeat()) {
            answer.request().reset();
            instance.failed();
            attempt();
            return;
        }
        instance.answered();
        decided = true;
        pass(answer);
    }

    private void pass(HttpClientResponse answer) {
        passing = answer;
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        Forwarding.response(answer.headers(), response.headers(), requestId);
        if (response.headers().get("Content-Length") == null && mayHaveBody(answer)) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(cut -> request.connection().close());
    }

    private boolean mayHaveBody(HttpClientResponse answer) {
        int status = answer.statusCode();
        return request.method() != HttpMethod.HEAD && status != 204 && status != 304;
    }

    private void brokeOff(Instance instance) {
        if (decided) {
            return;
        }
        unwatch();
        place.leave();
        instance.failed();
        if (mayRepeat()) {
            attempt();
        } else {
            refuse(Refusal.BROKEN);
        }
    }

    private boolean mayRepeat() {
        return REPEATABLE.contains(request.method()) && !hasBody() && candidates.hasNext();
    }

    /** From now on the next step has to come in time: a piece of the body, or the beginning of the answer. */
    private void watch() {
        unwatch();
        if (decided) {
            return;
        }
        watch = shared.vertx().setTimer(shared.settings().answerMillis(), late -> tooLate());
    }

    private void unwatch() {
        if (watch >= 0) {
            shared.vertx().cancelTimer(watch);
            watch = -1;
        }
    }

    private void tooLate() {
        if (hasBody() && !bodyEnded) {
            refuse(Refusal.SLOW_BODY);
        } else {
            place.tooLate();
            refuse(Refusal.TIMEOUT);
        }
    }

    @Override
    public void moved() {
        watch();
    }

    @Override
    public void ended() {
        bodyEnded = true;
        bodyTookLong = System.nanoTime() - began > PROMPT_BODY_NANOS;
        watch();
    }

    @Override
    public void tooLarge() {
        if (decided) {
            request.connection().close(); // answered already, and still sending
        } else {
            refuse(Refusal.BODY_TOO_LARGE);
        }
    }

    private void refuse(Refusal refusal) {
        if (!decided) {
            cancel();
            shared.answers().send(request, refusal, requestId);
        }
    }

    /** Nobody waits for this exchange any more, or it has another answer. */
    private void cancel() {
        unwatch();
        place.leave();
        decided = true;
        if (passing != null) {
            passing.exceptionHandler(known -> {});
        }
        if (forwarded != null) {
            forwarded.reset();
        }
    }
}
