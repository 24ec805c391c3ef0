package shop.carousel.demo.gateway;

import java.util.Locale;
import java.util.Properties;

/**
 * The limits of the gateway. Each may be set as a system property {@code carousel.gateway.<name>}; outside its bounds it is refused.
 *
 * @param maxUriBytes the longest request line; a longer one is 414
 * @param maxHeaderBytes the most bytes of headers; more are 431
 * @param maxBodyBytes the longest body of a request; a longer one is 413
 * @param maxImportBytes the same for imports of catalogues
 * @param connectMillis how long an instance may take to accept a connection
 * @param answerMillis how long an instance may take to begin its answer, or a client to go on with its body
 * @param idleSeconds how long a connection may be silent, also in the middle of a stream
 * @param maxConnections the most connections to one instance
 * @param maxWaiting the most requests that wait for a connection to one instance; more are 503
 * @param maxUnderWay the most requests at one instance, each until its answer begins; more are 503
 * @param minUnderWay so many requests an instance gets however late it answers, unless that is more than the most
 * @param lateMillis where half of an instance's answers take longer to begin, it gets fewer requests
 * @param probeMillis the pause between looks at instances that are out
 */
record GatewaySettings(
        int maxUriBytes,
        int maxHeaderBytes,
        long maxBodyBytes,
        long maxImportBytes,
        int connectMillis,
        int answerMillis,
        int idleSeconds,
        int maxConnections,
        int maxWaiting,
        int maxUnderWay,
        int minUnderWay,
        int lateMillis,
        int probeMillis) {

    private static final String PREFIX = "carousel.gateway.";
    private static final long MEBIBYTE = 1 << 20;

    static GatewaySettings of(Properties properties) {
        var read = new Reader(properties);
        return new GatewaySettings(
                (int) read.number("max-uri-bytes", 8_192, 256, 65_536),
                (int) read.number("max-header-bytes", 16_384, 1_024, 131_072),
                read.number("max-body-bytes", 32 * MEBIBYTE, 1, 1_024 * MEBIBYTE),
                read.number("max-import-bytes", 64 * MEBIBYTE, 1, 4_096 * MEBIBYTE),
                (int) read.number("connect-millis", 1_000, 10, 30_000),
                (int) read.number("answer-millis", 30_000, 50, 600_000),
                (int) read.number("idle-seconds", 120, 1, 3_600),
                (int) read.number("max-connections", 512, 1, 10_000),
                (int) read.number("max-waiting", 512, 1, 100_000),
                (int) read.number("max-under-way", 256, 1, 10_000),
                (int) read.number("min-under-way", 32, 1, 10_000),
                (int) read.number("late-millis", 250, 1, 60_000),
                (int) read.number("probe-millis", 500, 50, 60_000));
    }

    /** The longest body for a path. */
    long bodyLimit(String path) {
        return path.startsWith("/api/admin/imports") ? maxImportBytes : maxBodyBytes;
    }

    private record Reader(Properties properties) {
        long number(String name, long standard, long least, long most) {
            String text = properties.getProperty(PREFIX + name);
            long value = text == null ? standard : Long.parseLong(text.strip());
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s%s is %d to %d, not %d", PREFIX, name, least, most, value));
            }
            return value;
        }
    }
}
