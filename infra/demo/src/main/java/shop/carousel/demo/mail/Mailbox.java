package shop.carousel.demo.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest messages, of all recipients; older ones are forgotten. Safe for use by many threads. */
final class Mailbox {

    static final int MOST = 200;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int DEEPEST = 8;

    private final Deque<Received> newestFirst = new ArrayDeque<>();
    private long arrived;

    /** Adds a message; what cannot be read is not accepted, and its sender tries again. */
    void add(String to, MimeMessage message) {
        try {
            add(
                    to,
                    String.valueOf(message.getHeader("From", ", ")),
                    String.valueOf(message.getSubject()),
                    body(message, "text/plain", 0),
                    body(message, "text/html", 0));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a message", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(String to, String from, String subject, String text, String html) {
        arrived++;
        newestFirst.addFirst(new Received(arrived, Instant.now(), to, from, subject, text, html));
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    private static String body(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            String text = String.valueOf(part.getContent());
            return text.substring(0, Math.min(text.length(), LONGEST_BODY));
        }
        if (depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    synchronized List<Received> newestFirst() {
        return List.copyOf(newestFirst);
    }

    /** How many have arrived, the forgotten ones included. */
    synchronized long arrived() {
        return arrived;
    }

    Optional<Received> find(long id) {
        return newestFirst().stream().filter(message -> message.id() == id).findFirst();
    }
}
