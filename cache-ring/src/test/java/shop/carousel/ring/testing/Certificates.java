package shop.carousel.ring.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import shop.carousel.ring.NodeTls;

/** Certificates of a node at 127.0.0.1 and of a process that calls it, each its own authority, as PEM files. */
public record Certificates(Path folder) {

    private static final String PASSWORD = "changeit";
    private static final String NODE = "node";
    private static final String PROCESS = "process";

    /** The same for all tests of a run. */
    public static Certificates get() {
        return Made.ONCE;
    }

    private static final class Made {

        static final Certificates ONCE = make();
    }

    private static Certificates make() {
        try {
            var certificates = new Certificates(Files.createTempDirectory("certificates"));
            certificates.folder.toFile().deleteOnExit();
            certificates.make(NODE, "EC", 256);
            certificates.make(PROCESS, "RSA", 2_048);
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void make(String name, String algorithm, int bits)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        store.toFile().deleteOnExit();
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        Integer.toString(bits),
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("keytool ended with " + code);
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        write(certificate(name), "CERTIFICATE", keys.getCertificate(name).getEncoded());
        write(
                key(name),
                "PRIVATE KEY",
                Objects.requireNonNull(keys.getKey(name, PASSWORD.toCharArray()))
                        .getEncoded());
    }

    private static void write(Path file, String kind, byte[] bytes) throws IOException {
        file.toFile().deleteOnExit();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind));
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    private Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** The authority that a process trusts. */
    public Path trust() {
        return certificate(NODE);
    }

    /** What a process shows. */
    public Path certificate() {
        return certificate(PROCESS);
    }

    public Path key() {
        return key(PROCESS);
    }

    /** A process as the node wants it. */
    public NodeTls tls() {
        return NodeTls.of(trust(), certificate(), key());
    }

    /** How a Redis server shows its certificate, and asks for the process'. */
    List<String> settings() {
        return List.of(
                "--tls-cert-file",
                certificate(NODE).toString(),
                "--tls-key-file",
                key(NODE).toString(),
                "--tls-ca-cert-file",
                certificate().toString(),
                "--tls-auth-clients",
                "yes");
    }
}
