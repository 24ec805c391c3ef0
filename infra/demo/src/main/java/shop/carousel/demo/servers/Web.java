package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks a server on loopback over HTTP. */
public final class Web {

    private static final String BEGINNING = "HTTP/1.1 ";
    private static final int STATUS_DIGITS = 3;

    private Web() {}

    /** The status that a path answers; 0 when there is no answer within a second. */
    public static int status(int port, String path) {
        String question = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
        try {
            byte[] answer =
                    Wire.ask(port, question.getBytes(StandardCharsets.US_ASCII), BEGINNING.length() + STATUS_DIGITS);
            String text = new String(answer, StandardCharsets.US_ASCII);
            return text.startsWith(BEGINNING) ? Integer.parseInt(text.substring(BEGINNING.length())) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
