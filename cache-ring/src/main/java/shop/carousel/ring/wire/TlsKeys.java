package shop.carousel.ring.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeTls;

/**
 * Whom this process trusts and what it shows, as the Java platform wants it.
 *
 * @param trust null means the platform's
 * @param own null means that nothing is shown
 */
public record TlsKeys(
        @Nullable TrustManagerFactory trust, @Nullable KeyManagerFactory own) {

    private static final char[] NO_PASSWORD = {};

    /**
     * @throws IllegalStateException when the platform does not take the certificates
     */
    public static TlsKeys of(NodeTls tls) {
        try {
            return new TlsKeys(trust(tls), own(tls));
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static @Nullable TrustManagerFactory trust(NodeTls tls) throws GeneralSecurityException, IOException {
        if (tls.trusted().isEmpty()) {
            return null;
        }
        var store = empty();
        for (var authority : tls.trusted()) {
            store.setCertificateEntry(Integer.toString(store.size()), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static @Nullable KeyManagerFactory own(NodeTls tls) throws GeneralSecurityException, IOException {
        var key = tls.key();
        if (key == null) {
            return null;
        }
        var store = empty();
        store.setKeyEntry("own", key, NO_PASSWORD, tls.chain().toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** For sockets. */
    public SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    own == null ? null : own.getKeyManagers(),
                    trust == null ? null : trust.getTrustManagers(),
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static IllegalStateException unusable(Exception cause) {
        return new IllegalStateException("The certificates for nodes cannot be used: " + cause.getMessage(), cause);
    }
}
