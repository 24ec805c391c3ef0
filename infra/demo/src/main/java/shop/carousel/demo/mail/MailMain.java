package shop.carousel.demo.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;

/** The mail server's JVM. Arguments: the page's port and SMTP's. */
final class MailMain {

    private MailMain() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int smtpPort = Integer.parseInt(arguments[1]);
        var mailbox = new Mailbox();
        var server = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.getUserManager()
                .setMessageDeliveryHandler((message, address) -> new Collector(address.getEmail(), mailbox));
        server.start();
        MailboxPages.open(port, mailbox);
        System.out.println("Mail is taken on port " + smtpPort + " and shown on http://localhost:" + port + ".");
    }
}
