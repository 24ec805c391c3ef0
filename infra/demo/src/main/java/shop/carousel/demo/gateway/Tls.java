package shop.carousel.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What is different where clients speak TLS: 1.2 or 1.3, with the ciphers that the JDK and Jetty hold for good. */
final class Tls {

    private static final String STRICT_TRANSPORT = "Strict-Transport-Security";

    private Tls() {}

    /** The key and certificate in a PKCS #12 file; its password is in the file {@code password} beside it. */
    static SslContextFactory.Server context(String keyStore) {
        Path file = Path.of(keyStore);
        var context = new SslContextFactory.Server();
        context.setKeyStorePath(file.toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(password(file));
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return context;
    }

    private static String password(Path keyStore) {
        try {
            return Files.readString(keyStore.resolveSibling("password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client's connection, under the TLS where it speaks that. */
    static WatchedEndPoint connection(Request request) {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        return (WatchedEndPoint)
                (end instanceof SslConnection.SslEndPoint tls
                        ? tls.getSslConnection().getEndPoint()
                        : end);
    }

    /** Says in an answer over TLS that the shop is to be asked over TLS only. */
    static void strict(boolean isSecure, GatewaySettings settings, HttpFields.Mutable answer) {
        if (isSecure) {
            answer.put(new HttpField(STRICT_TRANSPORT, "max-age=" + settings.hstsSeconds()));
        }
    }
}
