package shop.carousel.e2e.chaos.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A mail server with moods, as little of SMTP (RFC 5321) as a client needs. It notes which message came when, by its
 * {@code Message-ID}, which says the order and what is said of it.
 */
final class MailServer implements AutoCloseable {

    private static final int LOOK_MILLIS = 50;

    /** From when it has a message until it says so, as long as real ones take: whoever sends it meanwhile is seen. */
    private static final int TAKING_MILLIS = 100;

    /** Half of the time that senders wait for an answer. */
    private static final long HEARD_NANOS = OrderChaos.MAIL_TIMEOUT.toNanos() / 2;

    private static final String ID = "message-id: <";

    private final ServerSocket door;
    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private volatile Mood mood = Mood.WELL;

    /** How it treats who comes. */
    enum Mood {
        WELL,
        SILENT,
        REFUSING
    }

    /** A message that was taken. */
    private static final class Arrived {

        private final String order;
        private final String kind;
        private final long at = System.nanoTime();
        private volatile boolean heard;

        Arrived(String order, String kind) {
            this.order = order;
            this.kind = kind;
        }

        /** Whoever has not heard in time that it is taken may send it again. */
        void said() {
            heard = System.nanoTime() - at < HEARD_NANOS;
        }
    }

    private MailServer(ServerSocket door) {
        this.door = door;
    }

    static MailServer start() {
        try {
            var server = new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("mail-server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void become(Mood next) {
        mood = next;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().name("mail").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "MAIL" -> say(out, mood == Mood.REFUSING ? "451 not now" : "250 fine");
                    case "DATA" -> {
                        say(out, "354 go on");
                        String id = readMessage(in);
                        var message = note(id);
                        TimeUnit.MILLISECONDS.sleep(TAKING_MILLIS);
                        say(out, "250 taken");
                        message.ifPresent(Arrived::said);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 fine");
                }
            }
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    /** The id of the message, up to the line with a dot alone. */
    private static String readMessage(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("the message broke off");
            }
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith(ID)) {
                id = line.substring(ID.length(), line.indexOf('@'));
            }
        }
        return id;
    }

    private Optional<Arrived> note(String id) {
        int dot = id.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        var message = new Arrived(id.substring(0, dot), id.substring(dot + 1));
        arrived.add(message);
        return Optional.of(message);
    }

    private void say(OutputStream out, String what) throws IOException, InterruptedException {
        while (mood == Mood.SILENT) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        out.write((what + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /**
     * What is wrong with what buyers were written.
     *
     * @param confirmed the orders that were confirmed at some time, and whether each ended all the same
     * @param copies how many messages may have come again although their sender had heard that they are taken: it died
     *     before it could note that
     */
    List<String> mismatches(Map<String, Boolean> confirmed, Set<String> endedOtherwise, int copies) {
        Map<String, List<String>> kinds = new HashMap<>();
        arrived.forEach(each ->
                kinds.computeIfAbsent(each.order, order -> new ArrayList<>()).add(each.kind));
        List<String> wrong = new ArrayList<>();
        for (var each : kinds.entrySet()) {
            List<String> written = each.getValue();
            if (written.contains("ending") && written.lastIndexOf("confirmation") > written.indexOf("ending")) {
                wrong.add("Mail: order %s was confirmed after it had ended: %s".formatted(each.getKey(), written));
            }
        }
        List<String> again = again();
        if (again.size() > copies) {
            wrong.add("Mail: %d messages came again, and %d may have: %s".formatted(again.size(), copies, again));
        }
        confirmed.forEach((order, ended) -> {
            String last = ended ? "ending" : "confirmation";
            if (!kinds.getOrDefault(order, List.of()).contains(last)) {
                wrong.add("Mail: order %s has got no %s, but %s".formatted(order, last, kinds.get(order)));
            }
        });
        for (String order : endedOtherwise) {
            List<String> written = kinds.getOrDefault(order, List.of());
            if (!written.contains("ending") || written.contains("confirmation")) {
                wrong.add("Mail: order %s was never confirmed, and its buyer got %s".formatted(order, written));
            }
        }
        return wrong;
    }

    /** Those that came again although it was heard that they are taken. */
    private List<String> again() {
        List<String> again = new ArrayList<>();
        Map<String, Arrived> before = new HashMap<>();
        for (var each : arrived) {
            String message = each.order + "." + each.kind;
            var earlier = before.put(message, each);
            if (earlier != null && earlier.heard) {
                again.add("%s after %.1f s".formatted(message, (each.at - earlier.at) / 1e9));
            }
        }
        return again;
    }

    @Override
    public void close() {
        mood = Mood.WELL;
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
