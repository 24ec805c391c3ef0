package shop.carousel.order;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.stream.Stream;
import shop.carousel.demo.testing.Link;

/** A real mail server for the tests, which can go away and come back at the same port. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

    private GreenMail server = new GreenMail(setup(0));
    private int port;
    private int connectedBefore;

    @SuppressWarnings("NullAway.Init") // set when it starts
    private Link link;

    private static ServerSetup setup(int port) {
        return new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    @Override
    public Map<String, String> start() {
        server.start();
        port = server.getSmtp().getPort();
        link = Link.to(port);
        return Map.of(
                "carousel.mail.enabled", "true",
                "carousel.mail.first-pause", "100ms",
                "quarkus.mailer.host", "127.0.0.1",
                "carousel.mail.timeout", "2s",
                "quarkus.mailer.port", Integer.toString(link.port()));
    }

    /** The server is away until {@link #comeBack}. */
    void goAway() {
        server.stop();
    }

    void comeBack() {
        server = new GreenMail(setup(port));
        server.start();
    }

    /** The server is there and says nothing any more, until {@link #goOn}. */
    void fallSilent() {
        connectedBefore = link.connections();
        link.silenceAnswers(true);
    }

    /** The server answers everything that it was asked meanwhile on connections that are still open. */
    void goOn() {
        link.silenceAnswers(false);
    }

    /** How many have connected since it fell silent. */
    int connectedMeanwhile() {
        return link.connections() - connectedBefore;
    }

    /** What arrived for an address. */
    Stream<MimeMessage> arrivedFor(String address) {
        return Stream.of(server.getReceivedMessages()).filter(message -> isFor(message, address));
    }

    private static boolean isFor(MimeMessage message, String address) {
        try {
            return address.equals(message.getAllRecipients()[0].toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailServer.class));
    }

    @Override
    public void stop() {
        link.close();
        server.stop();
    }
}
