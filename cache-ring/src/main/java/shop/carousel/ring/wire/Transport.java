package shop.carousel.ring.wire;

import io.vertx.core.Future;
import java.util.List;

/** How this process is connected to one Redis node. Nothing here blocks. */
public interface Transport {

    /** A line that is connected, and known to the node as the options say. */
    Future<Line> open();

    /**
     * Connections for callers who are few, none of them open yet; none at all where this transport has no such.
     *
     * @param witness a line of the session that they are for
     */
    List<CallerLine> callerLines(int count, Line witness);

    /** A line for what the node says unasked. */
    Future<PushLine> listen();
}
