package shop.carousel.ring.rabbitmq;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where the membership log is.
 *
 * @param stream its name; 1..200 of letters, digits, dot, dash, underscore
 * @param host the broker's
 * @param port the broker's, for AMQP 0-9-1
 * @param retry the pause after the broker failed, before the log is opened again; 10 ms to 1 min
 */
public record RabbitLogOptions(String stream, String host, int port, String user, String password, Duration retry) {

    private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public RabbitLogOptions {
        if (!STREAM.matcher(stream).matches()) {
            throw new IllegalArgumentException("A stream's name is " + STREAM + ", not \"" + stream + "\"");
        }
        if (retry.compareTo(Duration.ofMillis(10)) < 0 || retry.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("retry is PT0.01S to PT1M, not " + retry);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return stream + " at " + host + ":" + port;
    }
}
