package shop.carousel.ring.wire.vertx;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.PushLine;
import shop.carousel.ring.wire.vertx.VertxTransport.Connected;

/** A connection of the Redis client for what a node says unasked. */
final class VertxPushLine implements PushLine {

    private final Connected connected;
    private volatile @Nullable Listener listener;

    VertxPushLine(Connected connected) {
        this.connected = connected;
    }

    @Override
    public void subscribe(List<String> channels, Listener listener) {
        this.listener = listener;
        connected.context().runOnContext(ignored -> {
            connected.connection().endHandler(end -> listener.ended());
            connected.connection().exceptionHandler(fault -> listener.ended());
            connected.connection().handler(said -> listener.take(VertxWords.reply(said)));
            var subscribe = Request.cmd(Command.SUBSCRIBE);
            channels.forEach(subscribe::arg);
            connected.connection().send(subscribe).onFailure(fault -> refuse(fault, listener));
        });
    }

    private static void refuse(Throwable fault, Listener listener) {
        if (VertxWords.fault(fault) instanceof NodeError error) {
            listener.take(error);
        } else {
            listener.ended();
        }
    }

    @Override
    public void publish(String channel, byte[] message) {
        var publish = Request.cmd(Command.PUBLISH).arg(channel).arg(message);
        connected.context().runOnContext(ignored -> connected.connection().send(publish));
    }

    @Override
    public void close() {
        connected.close(() -> {
            var heard = listener;
            if (heard != null) {
                heard.ended();
            }
        });
    }
}
