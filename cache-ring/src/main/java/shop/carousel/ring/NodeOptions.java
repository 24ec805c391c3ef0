package shop.carousel.ring;

import static shop.carousel.ring.Bounds.within;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of connections to nodes.
 *
 * @param transport how commands reach Redis nodes; default {@link NodeTransport#DIRECT}
 * @param commandTimeout how long one round trip may take; 10 ms to 30 s, default 250 ms
 * @param connectTimeout how long connecting may take; 10 ms to 30 s, default 1 s
 * @param connections pipelined connections to each node; 1 to 16, default 2. Each node has three more: two for one or
 *     two callers at a time, and one for its announcements
 * @param queued how many commands may wait for a node's answer; the next one bypasses the node; 16 to 100,000, default
 *     4,096
 * @param spin how long a caller polls for its answer before its thread sleeps, when there are few callers and polling
 *     pays; 0 to 1 ms, default 50 µs
 * @param failures consecutive time-outs that open a node's breaker; 1 to 100, default 3. One time-out during which the
 *     node said nothing at all opens it at once
 * @param probe the first pause before an open breaker tries the node again; it doubles up to {@code probeMax}; 10 ms to
 *     10 s, default 100 ms
 * @param probeMax the longest such pause; {@code probe} to 1 min, default 1 s
 * @param user this process's ACL user on Redis nodes; null means their default user
 * @param password the password, if nodes ask for one
 * @param tls the TLS settings for Redis nodes; null means plain connections
 */
public record NodeOptions(
        NodeTransport transport,
        Duration commandTimeout,
        Duration connectTimeout,
        int connections,
        int queued,
        Duration spin,
        int failures,
        Duration probe,
        Duration probeMax,
        @Nullable String user,
        @Nullable String password,
        @Nullable NodeTls tls) {

    private static final Duration LEAST = Duration.ofMillis(10);

    /** The defaults above. */
    public static final NodeOptions DEFAULT = new NodeOptions(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            2,
            4_096,
            Duration.ofNanos(50_000),
            3,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            null);

    public NodeOptions {
        within("commandTimeout", commandTimeout, LEAST, Duration.ofSeconds(30));
        within("connectTimeout", connectTimeout, LEAST, Duration.ofSeconds(30));
        within("connections", connections, 1, 16);
        within("queued", queued, 16, 100_000);
        within("spin", spin, Duration.ZERO, Duration.ofMillis(1));
        within("failures", failures, 1, 100);
        within("probe", probe, LEAST, Duration.ofSeconds(10));
        within("probeMax", probeMax, probe, Duration.ofMinutes(1));
        if (user != null && password == null) {
            throw new IllegalArgumentException("user is given without a password");
        }
    }

    /** Over the default transport, as the nodes' default user, without TLS. */
    public NodeOptions(
            Duration commandTimeout,
            Duration connectTimeout,
            int connections,
            int queued,
            Duration spin,
            int failures,
            Duration probe,
            Duration probeMax,
            @Nullable String password) {
        this(
                NodeTransport.DIRECT,
                commandTimeout,
                connectTimeout,
                connections,
                queued,
                spin,
                failures,
                probe,
                probeMax,
                null,
                password,
                null);
    }

    public NodeOptions transport(NodeTransport transport) {
        return with(draft -> draft.transport = transport);
    }

    public NodeOptions commandTimeout(Duration commandTimeout) {
        return with(draft -> draft.commandTimeout = commandTimeout);
    }

    public NodeOptions connectTimeout(Duration connectTimeout) {
        return with(draft -> draft.connectTimeout = connectTimeout);
    }

    public NodeOptions spin(Duration spin) {
        return with(draft -> draft.spin = spin);
    }

    /** The nodes' default user. */
    public NodeOptions password(@Nullable String password) {
        return user(null, password);
    }

    public NodeOptions user(@Nullable String user, @Nullable String password) {
        return with(draft -> {
            draft.user = user;
            draft.password = password;
        });
    }

    public NodeOptions tls(@Nullable NodeTls tls) {
        return with(draft -> draft.tls = tls);
    }

    private NodeOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options(this);
    }

    /** What can be changed, while it is. */
    private static final class Draft {

        private NodeTransport transport;
        private Duration commandTimeout;
        private Duration connectTimeout;
        private Duration spin;
        private @Nullable String user;
        private @Nullable String password;
        private @Nullable NodeTls tls;

        Draft(NodeOptions from) {
            transport = from.transport;
            commandTimeout = from.commandTimeout;
            connectTimeout = from.connectTimeout;
            spin = from.spin;
            user = from.user;
            password = from.password;
            tls = from.tls;
        }

        NodeOptions options(NodeOptions from) {
            return new NodeOptions(
                    transport,
                    commandTimeout,
                    connectTimeout,
                    from.connections,
                    from.queued,
                    spin,
                    from.failures,
                    from.probe,
                    from.probeMax,
                    user,
                    password,
                    tls);
        }
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return ("NodeOptions[transport=%s, commandTimeout=%s, connectTimeout=%s, connections=%d, queued=%d, spin=%s, "
                        + "failures=%d, probe=%s, probeMax=%s, user=%s, tls=%s]")
                .formatted(
                        transport,
                        commandTimeout,
                        connectTimeout,
                        connections,
                        queued,
                        spin,
                        failures,
                        probe,
                        probeMax,
                        user,
                        tls);
    }
}
