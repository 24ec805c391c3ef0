package shop.carousel.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of a span what says who somebody is, before anybody keeps or exports it: queries, the client's address and
 * program, and of paths all that is no plain word. Ids of carts and links in letters are keys, and a path may hold
 * whatever a stranger typed; the route says what a request was about. Exceptions are not recorded: their messages quote
 * what they are about.
 */
@Singleton
public final class PrivateAttributes implements SpanProcessor {

    private static final String TAKEN_OUT = "-";
    private static final String ONLY_EVENT = "begin";
    private static final Pattern WORD = Pattern.compile("[a-z-]{1,20}");

    private static final List<AttributeKey<String>> OF_PEOPLE = keys(
            "url.query",
            "client.address",
            "network.peer.address",
            "user_agent.original",
            "http.client_ip",
            "http.user_agent",
            "enduser.id");
    private static final List<AttributeKey<String>> PATHS = keys("url.path", "http.target");
    private static final List<AttributeKey<String>> ADDRESSES = keys("url.full", "http.url");

    private static List<AttributeKey<String>> keys(String... names) {
        return Arrays.stream(names).map(AttributeKey::stringKey).toList();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        span.addEvent(ONLY_EVENT); // the limit is one, so that no exception with its message is recorded after it
        OF_PEOPLE.stream()
                .filter(key -> span.getAttribute(key) != null)
                .forEach(key -> span.setAttribute(key, TAKEN_OUT));
        PATHS.forEach(key -> {
            String path = span.getAttribute(key);
            if (path != null) {
                span.setAttribute(key, wordsOf(path));
            }
        });
        ADDRESSES.forEach(key -> {
            String address = span.getAttribute(key);
            if (address != null) {
                span.setAttribute(key, withoutKeys(address));
            }
        });
    }

    /** The path with its plain words, and {@code -} for everything else. */
    static String wordsOf(String path) {
        int end = path.indexOf('?');
        return Arrays.stream((end < 0 ? path : path.substring(0, end)).split("/", -1))
                .map(part -> part.isEmpty() || WORD.matcher(part).matches() ? part : TAKEN_OUT)
                .collect(Collectors.joining("/"));
    }

    static String withoutKeys(String address) {
        try {
            URI uri = URI.create(address);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String path = uri.getRawPath();
            return uri.getScheme() + "://" + uri.getHost() + port + (path == null ? "" : wordsOf(path));
        } catch (IllegalArgumentException noAddress) {
            return TAKEN_OUT;
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
