package shop.carousel.ring.node;

import io.vertx.core.Future;
import shop.carousel.ring.wire.RespCommand;

/** A node that accepts connections may still be stopped or loading its data: it has to answer once. */
final class Greeting implements Admission {

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(RespCommand.of("PING")).mapEmpty();
    }
}
