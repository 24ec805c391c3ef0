package shop.carousel.bench.search;

import java.io.IOException;
import java.util.List;

/** A way to order products for a text. */
interface Ranking extends AutoCloseable {

    /** So many hits are asked for: enough to meet the judged ones behind those that nobody judged. */
    int DEPTH = 1_000;

    String name();

    /** The best hits' SKUs, at most {@link #DEPTH}. */
    List<String> hits(String text) throws IOException;

    @Override
    void close() throws IOException;
}
