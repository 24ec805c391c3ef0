package shop.carousel.demo.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Jars;
import shop.carousel.demo.servers.Java;
import shop.carousel.demo.servers.Launch;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.Web;

/**
 * The mail server as a part of the shop, in a small JVM of its own. Its port is the page's; SMTP has one of its own.
 */
public final class MailPart implements Part {

    private static final int HEAP_MEBIBYTES = 32;

    private final int port;
    private final int smtpPort;
    private final AotCaches caches;

    /** A server with its page and its SMTP at these loopback ports. */
    public MailPart(int port, int smtpPort, AotCaches caches) {
        this.caches = caches;
        this.port = port;
        this.smtpPort = smtpPort;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Optional<String> javaProgram() {
        return Optional.of(name());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() {
        var more = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                // named, for Jakarta Mail would search the class path for it with each message
                "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        more.addAll(caches.options(name()));
        more.addAll(List.of(
                "-cp", Jars.classPath(), MailMain.class.getName(), Integer.toString(port), Integer.toString(smtpPort)));
        return Launch.of(Java.command(HEAP_MEBIBYTES, more));
    }

    /** Its page is opened after its SMTP. */
    @Override
    public boolean ready() {
        return Web.status(port, "/health") == 200;
    }
}
