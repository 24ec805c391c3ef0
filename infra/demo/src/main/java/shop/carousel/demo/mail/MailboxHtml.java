package shop.carousel.demo.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The mailbox's pages. Everything that came in a message is escaped, or shown in a frame without rights. */
final class MailboxHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm:ss 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private static final String SHELL = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Carousel mail</title><link rel="stylesheet" href="/mail.css"></head>
            <body><main>%s</main></body>
            </html>
            """;

    private MailboxHtml() {}

    static String list(Mailbox mailbox) {
        String rows = mailbox.newestFirst().stream().map(MailboxHtml::row).collect(Collectors.joining());
        String what = rows.isEmpty()
                ? "<p>Nothing yet. Place an order in the shop, and its confirmation arrives here.</p>"
                : "<ul class=\"mails\">" + rows + "</ul>";
        return SHELL.formatted(
                "Mailbox",
                ("<h1>What the shop has sent</h1><p class=\"muted\">%,d messages arrived; the newest %d are kept, in "
                                        + "memory only.</p>")
                                .formatted(mailbox.arrived(), Mailbox.MOST)
                        + what);
    }

    private static String row(Received message) {
        return """
                <li><a href="/messages/%d">%s</a><span>to %s</span><time class="muted">%s</time></li>
                """.formatted(
                        message.id(), escaped(message.subject()), escaped(message.to()), TIME.format(message.at()));
    }

    static String message(Received message) {
        return SHELL.formatted(escaped(message.subject()), """
                <p><a href="/">All messages</a></p>
                <h1>%s</h1>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Arrived</dt><dd>%s</dd></dl>
                <iframe title="The message as HTML" src="/messages/%d/html" sandbox="allow-popups \
                allow-popups-to-escape-sandbox"></iframe>
                <h2>As plain text</h2>
                <pre tabindex="0" role="region" aria-label="The message as plain text">%s</pre>
                """.formatted(
                        escaped(message.subject()),
                        escaped(message.from()),
                        escaped(message.to()),
                        TIME.format(message.at()),
                        message.id(),
                        escaped(message.text())));
    }

    /** The message's own HTML; its links open beside it. */
    static String framed(Received message) {
        return message.html().replaceFirst("<head>", "<head><base target=\"_blank\">");
    }

    static String nothing() {
        return SHELL.formatted("Nothing here", "<h1>Nothing here</h1><p><a href=\"/\">All messages</a></p>");
    }

    static String style() {
        try (InputStream style =
                Objects.requireNonNull(MailboxHtml.class.getResourceAsStream("mail.css"), "mail.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
