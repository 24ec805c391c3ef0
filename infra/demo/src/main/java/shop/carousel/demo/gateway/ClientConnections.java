package shop.carousel.demo.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Connector;

/**
 * The connections of clients: so many in all, so many of one address unless that is a trusted proxy's, and each with a
 * deadline for the head of a request. A connection too many is told so and closed, so that nobody waits for nothing.
 * Thread-safe.
 */
final class ClientConnections implements SelectorManager.AcceptListener, Watch.Watched {

    private static final int DRAIN_BYTES = 1 << 14;

    private final GatewaySettings settings;
    private final Shares shares;
    private final Map<SelectableChannel, String> shareOf = new ConcurrentHashMap<>();
    private final Connector connector;

    ClientConnections(GatewaySettings settings, Connector connector) {
        this.connector = connector;
        this.settings = settings;
        this.shares = new Shares(settings.maxClientConnections(), settings.maxConnectionsPerClient());
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        String share = share((SocketChannel) channel);
        switch (shares.take(share)) {
            case TAKEN -> shareOf.put(channel, share);
            case SHARE_IS_FULL -> turnAway((SocketChannel) channel, Refusal.TOO_MANY);
            case FULL -> turnAway((SocketChannel) channel, Refusal.BUSY);
        }
    }

    /** Behind a proxy are many clients: its connections are counted in all only, and their requests one by one. */
    private String share(SocketChannel channel) {
        try {
            var peer = (InetSocketAddress) channel.getRemoteAddress();
            InetAddress address = peer.getAddress();
            return settings.trustedProxies().contains(address) ? peer.toString() : TrustedProxies.share(address);
        } catch (IOException | NullPointerException gone) {
            return channel.toString();
        }
    }

    /**
     * Without waiting: what does not fit into the connection's buffer is lost. A client that waits for TLS gets no
     * answer, which it could not read.
     */
    private void turnAway(SocketChannel channel, Refusal refusal) {
        try (channel) {
            if (!settings.hasTls()) {
                channel.write(ByteBuffer.wrap(OwnAnswers.raw(refusal)));
            }
            channel.shutdownOutput();
            channel.read(ByteBuffer.allocate(DRAIN_BYTES));
        } catch (IOException gone) {
            // So it does not wait.
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        String share = shareOf.remove(channel);
        if (share != null) {
            shares.giveBack(share);
        }
    }

    @Override
    public void look(long now) {
        connector.getConnectedEndPoints().forEach(connection -> {
            if (connection instanceof WatchedEndPoint client) {
                client.closeIfHeadIsLate(now, TimeUnit.MILLISECONDS.toNanos(settings.headMillis()), !settings.hasTls());
            }
        });
    }
}
