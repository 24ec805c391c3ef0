package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.servers.Wire;

/**
 * A Redis node's log of its writes, made short: afterwards the node only appends to it for a while, so that its files
 * may be copied. A last command that is not whole is cut when the copy is read.
 */
final class AppendOnlyFile {

    private static final int LOOK_MILLIS = 50;
    private static final int MOST_BYTES = 1 << 16;

    private AppendOnlyFile() {}

    static void rewrite(int port, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ask(port, "BGREWRITEAOF");
        String state = ask(port, "INFO persistence");
        while (!state.contains("aof_rewrite_in_progress:0") || !state.contains("aof_rewrite_scheduled:0")) {
            if (System.nanoTime() > deadline) {
                throw new PartFailedException(
                        "The lock node has not rewritten its log within " + limit.toSeconds() + " s.");
            }
            Thread.sleep(LOOK_MILLIS);
            state = ask(port, "INFO persistence");
        }
        if (!state.contains("aof_last_bgrewrite_status:ok")) {
            throw new PartFailedException("The lock node could not rewrite its log.");
        }
    }

    private static String ask(int port, String command) throws IOException {
        byte[] question = (command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII);
        return new String(Wire.ask(port, question, MOST_BYTES), StandardCharsets.US_ASCII);
    }
}
