package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of one data folder's own, and the certificate that it gave to the gateway, both made by the
 * JDK's keytool. The authority is made once and lasts ten years. The gateway's certificate lasts 90 days, and is made
 * anew when less than 30 are left or the shop has other names. Keys are in files that only their owner may read; the
 * authority's certificate is what people give to their browser.
 */
public final class Authority {

    private static final int PASSWORD_BYTES = 18;
    private static final String CA = "authority";
    private static final String SERVER = "gateway";
    private static final String AUTHORITY_DAYS = "3650";
    private static final String SERVER_DAYS = "90";
    private static final Duration LEAST_LEFT = Duration.ofDays(30);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Path folder;

    /** The authority whose files are in this folder. */
    public Authority(Path folder) {
        this.folder = folder;
    }

    /** The certificate that browsers and programs have to trust, in PEM. */
    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** The gateway's key and certificate, with the password in the file {@code password} beside it. */
    public Path keyStore() {
        return folder.resolve("gateway.p12");
    }

    /**
     * Makes what is missing or ends soon.
     *
     * @param names the shop's names and addresses
     */
    public void ensure(Collection<String> names) throws IOException, InterruptedException {
        Folders.secret(folder);
        if (!Files.exists(password())) {
            Folders.writeSecret(password(), Secrets.token(PASSWORD_BYTES));
        }
        if (!Files.exists(certificate())) {
            Files.deleteIfExists(authorityStore());
            makeAuthority();
        }
        if (!isGood(names)) {
            Files.deleteIfExists(keyStore());
            makeServer(names);
        }
    }

    private Path password() {
        return folder.resolve("password");
    }

    private Path authorityStore() {
        return folder.resolve("authority.p12");
    }

    private void makeAuthority() throws IOException, InterruptedException {
        keytool(
                authorityStore(),
                "-genkeypair -keyalg EC -groupname secp256r1 -ext bc:c=ca:true,pathlen:0 -ext ku:c=keyCertSign,cRLSign",
                List.of("-alias", CA, "-validity", AUTHORITY_DAYS, "-dname", "CN=Carousel demo authority"));
        keytool(
                authorityStore(),
                "-exportcert -rfc",
                List.of("-alias", CA, "-file", certificate().toString()));
    }

    private void makeServer(Collection<String> names) throws IOException, InterruptedException {
        Path request = folder.resolve("request.pem");
        Path chain = folder.resolve("chain.pem");
        Path work = folder.resolve("gateway.new.p12");
        Files.deleteIfExists(work);
        keytool(
                work,
                "-genkeypair -keyalg EC -groupname secp256r1",
                List.of("-alias", SERVER, "-validity", SERVER_DAYS, "-dname", "CN=Carousel gateway"));
        keytool(work, "-certreq", List.of("-alias", SERVER, "-file", request.toString()));
        keytool(
                authorityStore(),
                "-gencert -rfc -ext ku:c=digitalSignature -ext eku=serverAuth",
                List.of(
                        "-alias",
                        CA,
                        "-validity",
                        SERVER_DAYS,
                        "-infile",
                        request.toString(),
                        "-outfile",
                        chain.toString(),
                        "-ext",
                        "san=" + alternatives(names)));
        keytool(
                work,
                "-importcert -noprompt",
                List.of("-alias", CA, "-file", certificate().toString()));
        keytool(work, "-importcert -noprompt", List.of("-alias", SERVER, "-file", chain.toString()));
        Files.delete(request);
        Files.delete(chain);
        Files.move(work, keyStore());
    }

    private static String alternatives(Collection<String> names) {
        return names.stream()
                .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || name.matches("[0-9.]+");
    }

    private void keytool(Path store, String words, List<String> more) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words.split(" ")));
        command.addAll(more);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:file", password().toString()));
        var result = Programs.run(command, Map.of("LC_ALL", "C"));
        if (result.code() != 0) {
            throw new PartFailedException("The gateway's certificate could not be made:\n"
                    + result.output().strip());
        }
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
    }

    private boolean isGood(Collection<String> names) throws IOException {
        if (!Files.exists(keyStore())) {
            return false;
        }
        try {
            var certificate = (X509Certificate) Objects.requireNonNull(KeyStore.getInstance(
                            keyStore().toFile(), Files.readString(password()).toCharArray())
                    .getCertificate(SERVER));
            return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(LEAST_LEFT))
                    && names(certificate).equals(new TreeSet<>(names));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static TreeSet<String> names(X509Certificate certificate) throws CertificateParsingException {
        var alternatives = certificate.getSubjectAlternativeNames();
        return (alternatives == null ? Stream.<List<?>>empty() : alternatives.stream())
                .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                .map(name -> String.valueOf(name.get(1)).replace("0:0:0:0:0:0:0:1", "::1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A context for clients that trust this authority and nobody else. */
    public SSLContext trust() throws IOException {
        try (InputStream pem = Files.newInputStream(certificate())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    CA, CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The authority's certificate cannot be used: " + e.getMessage(), e);
        }
    }
}
