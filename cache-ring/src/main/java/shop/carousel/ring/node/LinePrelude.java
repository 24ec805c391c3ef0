package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/** Talks over the first of a node's new lines, each command under its time-out. */
record LinePrelude(Line line, NodeOptions options) implements Prelude {

    @Override
    public Future<NodeReply> send(RespCommand command) {
        Promise<NodeReply> answer = Promise.promise();
        line.send(command, (reply, fault) -> {
            if (fault == null) {
                answer.complete(reply);
            } else {
                answer.fail(fault);
            }
        });
        return answer.future().timeout(options.commandTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<NodeReply> send(Script script, List<byte[]> keys, List<byte[]> args) {
        return send(script.brief(keys, args))
                .recover(fault -> fault instanceof NodeError error && error.is("NOSCRIPT")
                        ? send(script.whole(keys, args))
                        : Future.failedFuture(fault));
    }
}
