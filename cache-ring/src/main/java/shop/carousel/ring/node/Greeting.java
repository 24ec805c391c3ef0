package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** A node that accepts connections may still be stopped or loading its data: it has to answer once. */
final class Greeting implements Admission {

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(Request.cmd(Command.PING)).mapEmpty();
    }
}
