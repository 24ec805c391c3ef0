package shop.carousel.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Eventually;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Ports;

/** The mail server in its own JVM, as the launcher starts it. */
class MailPartTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> ports = Ports.free(2);
    private final MailPart part = new MailPart(ports.get(0), ports.get(1), AotCaches.none());
    private Process process;

    @BeforeEach
    void open() throws Exception {
        process = new ProcessBuilder(part.prepare().command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.holds("mail is taken", part::ready);
    }

    @AfterEach
    void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void message_sent_isShownToPeopleAndPrograms() throws Exception {
        send("ada@example.org", "Order <b>A1</b>", "Hello & welcome");
        assertThat(get("/").body()).contains("Order &lt;b&gt;A1&lt;/b&gt;");
        String page = get("/messages/1").body();
        assertThat(page).contains("Hello &amp; welcome");
        assertThat(get("/api/messages?to=ada@example.org").body()).contains("\"subject\":\"Order <b>A1</b>\"");
        assertThat(get("/api/messages?to=nobody@example.org").body()).isEqualTo("{\"items\":[]}");
        assertThat(get("/messages/2").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject, String text) {
        var smtp = new ServerSetup(ports.get(1), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail(to, "orders@carousel.shop", subject, text, smtp);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + ports.get(0) + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
