package shop.carousel.order.mail;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The way to the mail server that {@code quarkus.mailer.*} names: host, port, TLS, login. Promises: after a failure
 * nothing of the message is under way. The connection to a server that is silent for {@link MailConfig#timeout()} is
 * closed, so it cannot deliver a message later that is sent again meanwhile. Each message has a connection of its own.
 *
 * <p>The framework's own mailer keeps the connection of a send that was given up, and the message on it is delivered
 * all the same once the server goes on.
 */
@Singleton
final class MailSender {

    private static final String PROTOCOL = "smtp";
    private static final int CONNECT_MILLIS = 10_000;
    private static final int TLS_PORT = 465;
    private static final int USUAL_PORT = 587;

    private final MailerRuntimeConfig server;
    private final Session session;
    private final boolean ssl;

    MailSender(MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, MailConfig config) {
        this.server = Objects.requireNonNull(mailers.mailers().get("<default>"));
        this.ssl = server.ssl() || server.tls().orElse(false);
        this.session = Session.getInstance(settings(tls, config));
    }

    private Properties settings(TlsConfigurationRegistry tls, MailConfig config) {
        Properties settings = new Properties();
        settings.put("mail.mime.allowutf8", "true");
        String startTls = server.startTLS().toUpperCase(Locale.ROOT);
        set(settings, "connectiontimeout", CONNECT_MILLIS);
        set(settings, "timeout", config.timeout().toMillis());
        set(settings, "writetimeout", config.timeout().toMillis());
        set(settings, "quitwait", false);
        set(settings, "ssl.enable", ssl);
        set(settings, "starttls.enable", !startTls.equals("DISABLED"));
        set(settings, "starttls.required", startTls.equals("REQUIRED"));
        set(settings, "auth", server.username().isPresent());
        server.authMethods().ifPresent(methods -> set(settings, "auth.mechanisms", methods));
        server.ownHostName().ifPresent(name -> set(settings, "localhost", name));
        if (server.trustAll().orElse(false)) {
            set(settings, "ssl.trust", "*");
        }
        TlsConfiguration.from(tls, server.tlsConfigurationName()).ifPresent(named -> trust(settings, named));
        return settings;
    }

    private static void set(Properties settings, String name, Object value) {
        settings.put("mail." + PROTOCOL + "." + name, String.valueOf(value));
    }

    private static void trust(Properties settings, TlsConfiguration named) {
        try {
            settings.put(
                    "mail." + PROTOCOL + ".ssl.socketFactory",
                    named.createSSLContext().getSocketFactory());
        } catch (Exception fault) {
            throw new IllegalStateException("the TLS settings of the mail server cannot be used", fault);
        }
    }

    /** Sends a letter. Returns when the server has it; else fails, with its connection closed. */
    void send(Letter letter) {
        try {
            MimeMessage message = message(letter);
            Transport transport = session.getTransport(PROTOCOL);
            try {
                transport.connect(
                        server.host(),
                        server.port().orElse(ssl ? TLS_PORT : USUAL_PORT),
                        orNull(server.username().orElse("")),
                        orNull(server.password().orElse("")));
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                close(transport);
            }
        } catch (MessagingException fault) {
            throw new MailException(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The server has the message already, or will never have it: how the connection ends does not matter. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            return;
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new Identified(session, letter.id());
        message.setFrom(new InternetAddress(server.from().orElse("")));
        message.setRecipients(RecipientType.TO, letter.to());
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    /** Keeps its id, where an ordinary message makes a new one whenever it is saved. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
