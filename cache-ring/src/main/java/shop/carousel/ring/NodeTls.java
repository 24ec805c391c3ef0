package shop.carousel.ring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The TLS settings for nodes. A node must present a trusted certificate that names the host of its address; that check
 * cannot be switched off.
 *
 * @param trusted the authorities that sign nodes' certificates; none means those of the Java platform
 * @param chain the certificate chain that this process presents, its own first; none if nodes do not ask for one
 * @param the key of that certificate
 */
public record NodeTls(
        List<X509Certificate> trusted,
        List<X509Certificate> chain,
        @Nullable PrivateKey key) {

    /** Trusts the authorities of the Java platform, and presents no certificate. */
    public static final NodeTls PLATFORM = new NodeTls(List.of(), List.of(), null);

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    public NodeTls {
        trusted = List.copyOf(trusted);
        chain = List.copyOf(chain);
        if (chain.isEmpty() != (key == null)) {
            throw new IllegalArgumentException("A certificate is shown with its key, and a key with its certificate");
        }
    }

    /**
     * Reads PEM files once: another certificate needs a restart.
     *
     * @param trust certificates of authorities; null means those of the Java platform
     * @param certificate the certificate that this process presents; null means none
     * @param key its key, as PKCS #8 without a password
     * @throws IllegalArgumentException when a file cannot be read; the message names it
     */
    public static NodeTls of(@Nullable Path trust, @Nullable Path certificate, @Nullable Path key) {
        return new NodeTls(
                trust == null ? List.of() : certificates(trust),
                certificate == null ? List.of() : certificates(certificate),
                key == null ? null : privateKey(key));
    }

    private static List<X509Certificate> certificates(Path file) {
        try (var in = Files.newInputStream(file)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new CertificateException("it is empty");
            }
            return read;
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("No certificate in PEM is in the file " + file, e);
        }
    }

    private static PrivateKey privateKey(Path file) {
        try {
            var pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new IllegalArgumentException(
                        "The file " + file + " is no private key in PEM, as PKCS #8 without a password");
            }
            return privateKey(
                    file, new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Only its bytes say which algorithm the key is for. */
    private static PrivateKey privateKey(Path file, PKCS8EncodedKeySpec encoded) {
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                continue; // then it is for another algorithm
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java platform has " + algorithm, e);
            }
        }
        throw new IllegalArgumentException("The key in the file " + file + " is none of " + ALGORITHMS);
    }

    /** Without the cause's text, which only repeats the name. */
    private static IllegalArgumentException unreadable(Path file, IOException cause) {
        return new IllegalArgumentException("The file " + file + " cannot be read", cause);
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "NodeTls[trusted=%d, chain=%d]".formatted(trusted.size(), chain.size());
    }
}
