package shop.carousel.ring.node;

import io.vertx.core.Future;
import java.util.List;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/** A connected node that is not in use yet. For event loops: nothing here blocks. */
public interface Prelude {

    Future<NodeReply> send(RespCommand command);

    Future<NodeReply> send(Script script, List<byte[]> keys, List<byte[]> args);
}
