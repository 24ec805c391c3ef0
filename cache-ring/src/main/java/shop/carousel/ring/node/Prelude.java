package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;

/** A connected node that is not in use yet. For event loops: nothing here blocks. */
public interface Prelude {

    Future<Response> send(RespCommand command);

    Future<Response> send(Script script, List<byte[]> keys, List<byte[]> args);
}
