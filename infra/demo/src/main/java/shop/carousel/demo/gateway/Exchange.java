package shop.carousel.demo.gateway;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the gateway. It is sent when its body is there, or when it has a place among the
 * uploads. While nothing of it was sent, it goes on to the next instance; afterwards only when asking twice does no
 * harm and there is no body.
 *
 * <p>Threads: what Jetty tells comes in order. Deadlines and clients that leave come from elsewhere: they abort the
 * attempt, and Jetty then tells how that ended.
 */
final class Exchange extends Request.Wrapper implements Watch.Watched {

    /** What all exchanges share. */
    record Shared(Passage passage, Watch watch, GatewaySettings settings, OwnAnswers answers, Shares uploads) {}

    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final HttpField CHUNKED = new HttpField(HttpHeader.TRANSFER_ENCODING, "chunked");
    private static final int BAD_GATEWAY = 502;
    private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Shared shared;
    private final Asked asked;
    private final Body body;
    private final Response response;
    private final Callback callback;
    private final HttpFields headers;
    private final Iterator<Instance> candidates;
    private final Refusal nobody;
    private final InstanceSlot slot = new InstanceSlot();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private final long began = System.nanoTime();
    private boolean isBusy;
    private boolean isUpload;
    private @Nullable Instance instance;
    private volatile org.eclipse.jetty.client.@Nullable Request forwarded;
    private volatile boolean isSent;
    private volatile boolean isAnswered;
    private volatile boolean isGone;
    private volatile boolean isWatched;
    private volatile long sentAt = began;
    private volatile boolean hasEnded;

    Exchange(
            Shared shared,
            Asked asked,
            Response response,
            Callback callback,
            List<Instance> candidates,
            Refusal nobody) {
        super(asked.request());
        this.shared = shared;
        this.asked = asked;
        this.body = asked.body();
        this.response = response;
        this.callback = Callback.from(callback, this::over);
        this.headers = Forwarding.request(asked.request().getHeaders(), asked.visitor(), asked.requestId());
        this.candidates = candidates.iterator();
        this.nobody = nobody;
    }

    void begin() {
        if (asked.hasBody()) {
            body.hold(this::bodyIsHeld);
        } else {
            enter();
        }
    }

    private void bodyIsHeld() {
        Refusal refused = body.refusal();
        if (refused != null) {
            answer(refused);
        } else if (body.isWhole()) {
            enter();
        } else {
            upload();
        }
    }

    /** Its body comes piece by piece: it takes no place that orders wait for. */
    private void upload() {
        switch (shared.uploads().take(asked.visitor().share())) {
            case TAKEN -> {
                isUpload = true;
                body.whenRefused(this::abort);
                enter();
            }
            case SHARE_IS_FULL -> answer(Refusal.TOO_MANY);
            case FULL -> answer(Refusal.BUSY);
        }
    }

    private void enter() {
        shared.watch().add(this);
        attempt();
    }

    private void attempt() {
        while (!isGone && candidates.hasNext()) {
            Instance next = candidates.next();
            if (admits(next)) {
                instance = next;
                sentAt = System.nanoTime();
                isSent = false;
                body.rewind();
                shared.passage().handle(this, response, callback);
                return;
            }
            isBusy = true;
        }
        answer(isBusy ? Refusal.BUSY : nobody);
    }

    private boolean admits(Instance next) {
        if (isUpload || isStream()) {
            return true;
        }
        var admitted = next.admit(asked.route().isEssential(getHttpURI().getQuery()));
        admitted.ifPresent(slot::take);
        return admitted.isPresent();
    }

    int port() {
        return instance == null ? 0 : instance.port();
    }

    /** Whether the answer may never end: it has connections of its own. */
    boolean isStream() {
        return asked.isStream();
    }

    /** The request to the instance is about to leave. */
    void leaves(org.eclipse.jetty.client.Request leaving) {
        forwarded = leaving;
        leaving.onRequestBegin(begun -> isSent = true);
        if (isUpload || (isStream() && HttpMethod.HEAD.is(getMethod()))) {
            // A service that answers before it has read the body, or goes on with its stream after the headers, keeps
            // the connection for itself.
            leaving.headers(fields -> fields.put(HttpHeader.CONNECTION, "close"));
        }
        if (refusal.get() != null || isGone) {
            leaving.abort(new Abort("Nobody waits for it."));
        }
    }

    /** An answer begins; says whether it is the client's. */
    boolean answered(int status) {
        slot.answered(status);
        if (status == BAD_GATEWAY && mayRepeat()) {
            return false;
        }
        isAnswered = true;
        if (instance != null) {
            instance.answered();
        }
        return true;
    }

    void completeHeaders(HttpFields from, HttpFields.Mutable to) {
        Forwarding.response(from, to, asked.requestId());
        Tls.strict(asked.request().getConnectionMetaData().isSecure(), shared.settings(), to);
        if (isEarly()) {
            to.put(HttpHeader.CONNECTION, "close");
        }
    }

    private boolean isEarly() {
        return isUpload && !body.isEnded();
    }

    /**
     * The client's connection has taken all of the answer. The instance gets no more of a body that it did not wait
     * for.
     */
    void answerEnded() {
        hasEnded = true;
        if (isEarly()) {
            abort();
        }
    }

    /** The attempt failed, or was aborted. */
    void failed(Throwable cause) {
        slot.leave();
        Refusal why = refusal.get();
        if (response.isCommitted()) {
            finishOrBreak(cause);
        } else if (why != null) {
            answer(why);
        } else if (isGone) {
            callback.failed(cause);
        } else {
            blame(cause);
            goOnOrAnswer();
        }
    }

    /**
     * A client that got its whole answer gets a moment to end its body; half an answer is cut, so that nobody takes it
     * for whole.
     */
    private void finishOrBreak(Throwable cause) {
        if (hasEnded) {
            body.linger(callback::succeeded);
        } else {
            callback.failed(cause);
        }
    }

    private void blame(Throwable cause) {
        if (!isSent && cause instanceof RejectedExecutionException) {
            isBusy = true;
        } else if (instance != null) {
            instance.failed();
        }
    }

    private void goOnOrAnswer() {
        if (!isSent || mayRepeat()) {
            attempt();
        } else {
            answer(Refusal.BROKEN);
        }
    }

    private boolean mayRepeat() {
        return REPEATABLE.contains(getMethod()) && !asked.hasBody() && candidates.hasNext();
    }

    @Override
    public void look(long now) {
        if (!isAnswered && isLate(now)) {
            slot.tooLate();
            abort(Refusal.TIMEOUT);
        }
        if (!isWatched && now - began > PROMPT_NANOS && (!isUpload || body.isEnded())) {
            isWatched = true;
            asked.connection().watch(this::gone);
        }
    }

    /** The instance neither answers nor reads. */
    private boolean isLate(long now) {
        long since = Math.max(sentAt, isUpload ? body.moved() : sentAt);
        return !(isUpload && body.isAwaited())
                && now - since > TimeUnit.MILLISECONDS.toNanos(shared.settings().answerMillis());
    }

    private void gone() {
        isGone = true;
        abort();
    }

    private void abort(Refusal why) {
        refusal.compareAndSet(null, why);
        abort();
    }

    private void abort() {
        var attempted = forwarded;
        if (attempted != null) {
            attempted.abort(new Abort("Nobody waits for it."));
        }
    }

    private void answer(Refusal why) {
        shared.watch().remove(this);
        shared.answers().send(this.getWrapped(), body, response, callback, why, asked.requestId());
    }

    private void over() {
        if (isOver.compareAndSet(false, true)) {
            shared.watch().remove(this);
            slot.leave();
            if (isUpload) {
                shared.uploads().giveBack(asked.visitor().share());
            }
        }
    }

    /** What the instance is told. */
    HttpFields forwardedHeaders() {
        return headers;
    }

    /**
     * What Jetty's proxy looks at: without an expectation, which the gateway has met, and with the coding that
     * announces a body.
     */
    @Override
    public HttpFields getHeaders() {
        return isUpload && getLength() < 0 ? HttpFields.build(headers).add(CHUNKED) : headers;
    }

    @Override
    public long getLength() {
        return asked.hasBody() ? body.getLength() : 0;
    }

    @Override
    public Content.@Nullable Chunk read() {
        return body.read();
    }

    @Override
    public void demand(Runnable reader) {
        body.demand(reader);
    }

    @Override
    public void fail(Throwable cause) {
        body.fail(cause);
    }

    @Override
    public boolean rewind() {
        return body.rewind();
    }
}
