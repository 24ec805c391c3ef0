package shop.carousel.demo.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import shop.carousel.contracts.Routes.Route;
import shop.carousel.contracts.Routes.Trait;

/**
 * The limits of the gateway. Each may be set as a system property {@code carousel.gateway.<name>}; outside its bounds
 * it is refused.
 *
 * @param maxUriBytes the longest request target; a longer one is 414
 * @param maxHeaderBytes the most bytes of a request's head; more are 431
 * @param maxBodyBytes the longest body of a request; a longer one is 413
 * @param maxImportBytes the same for routes whose bodies are files
 * @param connectMillis how long an instance may take to accept a connection
 * @param answerMillis how long an instance may take to begin its answer, or to go on reading the body
 * @param idleSeconds how long a connection may be silent, also in the middle of a stream
 * @param maxConnections the most connections to one instance, event streams not counted
 * @param maxWaiting the most requests that wait for a connection to one instance; more are 503
 * @param maxUnderWay the most requests at one instance, each until its answer begins; more are 503
 * @param minUnderWay so many requests an instance gets however late it answers, unless that is more than the most
 * @param lateMillis where half of an instance's answers take longer to begin, it gets fewer requests
 * @param probeMillis the pause between looks at instances that are out
 * @param maxClientConnections the most connections of clients; more are told 503 and closed
 * @param maxConnectionsPerClient how many of them one address may have, and how many requests one address behind a
 *     trusted proxy
 * @param headMillis how long the head of a request may take, counted from the connection or from the head's first byte
 * @param bodyMillis how long the gateway waits for the pieces of one body, all waits together; longer is 408
 * @param bodyGraceMillis how long it waits for one piece, and how much waiting is not measured against the least rate
 * @param bodyBytesPerSecond the least rate of a body after that; a slower one is 408
 * @param heldBytes a body up to this size is read before an instance is chosen; a longer one is an upload
 * @param maxHeldBytes the most memory of all bodies that are held; where it is used up, a body is an upload
 * @param maxUploads the most uploads at a time; more are 503
 * @param maxUploadsPerClient how many of them one client may have
 * @param maxStreams the most event streams; more are 503
 * @param maxStreamsPerClient how many of them one client may have; more are 429
 * @param lingerMillis how long the rest of a body is read and dropped after an early answer
 * @param hosts the names under which the shop is served: {@code name} on any port or {@code name:port}; others are 421
 * @param trustedProxies addresses and networks of proxies that may say who asks and how ({@code X-Forwarded-*})
 * @param tlsKeyStore a PKCS #12 file with the key and certificate of the shop's names, its password beside it in {@code
 *     password}; empty for a gateway that speaks plain HTTP only
 * @param innerPort another port, in the clear, for the shop's own parts where clients speak TLS; 0 for none
 * @param hstsSeconds how long browsers that came by TLS ask for nothing else ({@code Strict-Transport-Security})
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
        int probeMillis,
        int maxClientConnections,
        int maxConnectionsPerClient,
        int headMillis,
        int bodyMillis,
        int bodyGraceMillis,
        int bodyBytesPerSecond,
        int heldBytes,
        int maxHeldBytes,
        int maxUploads,
        int maxUploadsPerClient,
        int maxStreams,
        int maxStreamsPerClient,
        int lingerMillis,
        ServedHosts hosts,
        TrustedProxies trustedProxies,
        String tlsKeyStore,
        int innerPort,
        int hstsSeconds) {

    /** Where the settings stand. */
    static final String PREFIX = "carousel.gateway.";

    /** Served unless something else is said. */
    static final String OWN_HOSTS = "localhost,127.0.0.1,[::1]";

    private static final int KIBIBYTE = 1 << 10;
    private static final int MEBIBYTE = 1 << 20;
    private static final int YEAR_SECONDS = 31_536_000;

    static GatewaySettings of(Properties properties) {
        var read = new Reader(properties);
        return new GatewaySettings(
                read.number("max-uri-bytes", 8 * KIBIBYTE, 256, 64 * KIBIBYTE),
                read.number("max-header-bytes", 16 * KIBIBYTE, 1_024, 128 * KIBIBYTE),
                read.number("max-body-bytes", 2 * MEBIBYTE, 1, 1_024 * MEBIBYTE),
                read.number("max-import-bytes", 64 * MEBIBYTE, 1, 1_024 * MEBIBYTE),
                read.number("connect-millis", 1_000, 10, 30_000),
                read.number("answer-millis", 30_000, 50, 600_000),
                read.number("idle-seconds", 120, 1, 3_600),
                read.number("max-connections", 512, 1, 10_000),
                read.number("max-waiting", 512, 1, 100_000),
                read.number("max-under-way", 256, 1, 10_000),
                read.number("min-under-way", 32, 1, 10_000),
                read.number("late-millis", 250, 1, 60_000),
                read.number("probe-millis", 500, 50, 60_000),
                read.number("max-client-connections", 2_000, 1, 100_000),
                read.number("max-connections-per-client", 512, 1, 100_000),
                read.number("head-millis", 10_000, 50, 600_000),
                read.number("body-millis", 300_000, 50, 3_600_000),
                read.number("body-grace-millis", 10_000, 50, 600_000),
                read.number("body-bytes-per-second", KIBIBYTE, 1, 1_024 * MEBIBYTE),
                read.number("held-bytes", 32 * KIBIBYTE, 1, MEBIBYTE),
                read.number("max-held-bytes", 24 * MEBIBYTE, 1, 1_024 * MEBIBYTE),
                read.number("max-uploads", 64, 1, 10_000),
                read.number("max-uploads-per-client", 32, 1, 10_000),
                read.number("max-streams", 1_000, 1, 100_000),
                read.number("max-streams-per-client", 256, 1, 100_000),
                read.number("linger-millis", 1_000, 50, 60_000),
                ServedHosts.of(read.text("hosts", OWN_HOSTS)),
                TrustedProxies.of(read.text("trusted-proxies", "")),
                read.text("tls-key-store", ""),
                read.portIfAny("inner-port"),
                read.number("hsts-seconds", YEAR_SECONDS, 1, 2 * YEAR_SECONDS));
    }

    /** Refuses settings that would be refused at the start, and names that nobody reads. */
    static void check(Map<String, String> settings) {
        var properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(PREFIX + name, value));
        of(properties);
        for (String name : settings.keySet()) {
            if (Stream.of(GatewaySettings.class.getRecordComponents())
                    .noneMatch(component -> name.equals(dashed(component.getName())))) {
                throw new IllegalArgumentException("The gateway has no setting " + name);
            }
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Whether clients speak TLS, and are sent there where they do not. */
    boolean hasTls() {
        return !tlsKeyStore.isEmpty();
    }

    /** The longest body for a route. */
    long bodyLimit(Route route) {
        return route.is(Trait.LARGE) ? maxImportBytes : maxBodyBytes;
    }

    private record Reader(Properties properties) {

        String text(String name, String standard) {
            return properties.getProperty(PREFIX + name, standard);
        }

        int portIfAny(String name) {
            return properties.containsKey(PREFIX + name) ? number(name, 0, 1_024, 65_535) : 0;
        }

        int number(String name, int standard, int least, int most) {
            String text = properties.getProperty(PREFIX + name);
            long value = text == null ? standard : Long.parseLong(text.strip());
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "%s%s is %d to %d, not %d", PREFIX, name, least, most, value));
            }
            return (int) value;
        }
    }
}
