package shop.carousel.demo.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mailbox over HTTP, on loopback and for names of this machine only: {@code /}, {@code /messages/{id}}, the
 * message's own HTML in a frame that may do nothing, and {@code /api/messages?to=} for programs.
 */
final class MailboxPages {

    private static final Pattern HERE = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:[0-9]+)?");
    private static final Pattern MESSAGE = Pattern.compile("/messages/([0-9]{1,18})(/html)?");
    private static final String PAGE = "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'";
    private static final String FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Mailbox mailbox;
    private final ObjectMapper json = new ObjectMapper();

    private MailboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    static void open(int port, Mailbox mailbox) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", new MailboxPages(mailbox)::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .orElse("");
            if (!HERE.matcher(host).matches()) {
                send(exchange, 421, "text/plain", "This mailbox is for this machine.", PAGE);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "Only GET.", PAGE);
            } else {
                get(exchange, exchange.getRequestURI().getPath());
            }
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        Matcher message = MESSAGE.matcher(path);
        switch (path) {
            case "/" -> send(exchange, 200, "text/html", MailboxHtml.list(mailbox), PAGE);
            case "/health" -> send(exchange, 200, "text/plain", "up", PAGE);
            case "/mail.css" -> send(exchange, 200, "text/css", MailboxHtml.style(), PAGE);
            case "/api/messages" -> send(exchange, 200, "application/json", asJson(exchange), PAGE);
            default -> {
                Optional<Received> found =
                        message.matches() ? mailbox.find(Long.parseLong(message.group(1))) : Optional.empty();
                if (found.isEmpty()) {
                    send(exchange, 404, "text/html", MailboxHtml.nothing(), PAGE);
                } else if (message.group(2) == null) {
                    send(exchange, 200, "text/html", MailboxHtml.message(found.get()), PAGE);
                } else {
                    send(exchange, 200, "text/html", MailboxHtml.framed(found.get()), FRAMED);
                }
            }
        }
    }

    private String asJson(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        List<Map<String, Object>> items = mailbox.newestFirst().stream()
                .filter(message ->
                        !query.startsWith("to=") || query.substring(3).equals(message.to()))
                .map(MailboxPages::asMap)
                .toList();
        return json.writeValueAsString(Map.of("items", items));
    }

    private static Map<String, Object> asMap(Received message) {
        return Map.of(
                "id", message.id(),
                "at", message.at().toString(),
                "to", message.to(),
                "from", message.from(),
                "subject", message.subject(),
                "text", message.text(),
                "html", message.html());
    }

    private static void send(HttpExchange exchange, int status, String type, String body, String policy)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
