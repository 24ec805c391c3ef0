package shop.carousel.ring.wire.vertx;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.wire.Bytes;
import shop.carousel.ring.wire.LineClosedException;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/** The ring's commands and replies, in the words of the Redis client. */
final class VertxWords {

    /** How the client says, as if a node had, that a connection is gone. */
    private static final String CLOSED = "CONNECTION_CLOSED";

    private VertxWords() {}

    static Request request(RespCommand command) {
        var words = command.words();
        var request = Request.cmd(Command.create(new String(words.getFirst(), StandardCharsets.US_ASCII)));
        for (int i = 1; i < words.size(); i++) {
            request.arg(words.get(i));
        }
        return request;
    }

    static @Nullable NodeReply reply(@Nullable Response said) {
        return said == null
                ? null
                : switch (said.type()) {
                    case BULK -> Bytes.of(said.toBytes());
                    case SIMPLE -> Bytes.of(said.toString());
                    case NUMBER -> new NodeReply.Number(Objects.requireNonNull(said.toLong()));
                    case MULTI, PUSH -> items(said);
                    case ERROR -> new NodeError(said.toString());
                    case BOOLEAN, ATTRIBUTE -> throw new IllegalStateException("A node said " + said.type());
                };
    }

    private static NodeReply items(Response said) {
        @Nullable NodeReply[] items = new @Nullable NodeReply[said.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = reply(said.get(i));
        }
        return new NodeReply.Items(items);
    }

    /** Why a command has no reply: the node's error, or that the line is gone. */
    static Throwable fault(Throwable cause) {
        boolean isSaid = cause instanceof Response said && said.type() == ResponseType.ERROR;
        return isSaid && !CLOSED.equals(cause.getMessage())
                ? new NodeError(String.valueOf(cause.getMessage()))
                : LineClosedException.INSTANCE;
    }
}
