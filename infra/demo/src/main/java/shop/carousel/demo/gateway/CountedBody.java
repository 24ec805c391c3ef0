package shop.carousel.demo.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The body of a request on its way: tells of every piece, and stops when it grows over its limit. On one event loop only. */
final class CountedBody implements ReadStream<Buffer> {

    /** Who wants to know how the body gets on. */
    interface Progress {
        void moved();

        void ended();

        void tooLarge();
    }

    private final HttpServerRequest request;
    private final long limit;
    private final Progress progress;
    private long bytes;

    CountedBody(HttpServerRequest request, long limit, Progress progress) {
        this.request = request;
        this.limit = limit;
        this.progress = progress;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        request.handler(handler == null ? null : piece -> pass(piece, handler));
        return this;
    }

    private void pass(Buffer piece, Handler<Buffer> handler) {
        bytes += piece.length();
        if (bytes > limit) {
            progress.tooLarge();
        } else {
            progress.moved();
            handler.handle(piece);
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            progress.ended();
                            handler.handle(end);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        request.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
