package shop.carousel.ring.membership;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import shop.carousel.ring.RingNode;

/** The digest of a state. Whoever adds something to the state adds it here, under another version of the form. */
final class Digest {

    private static final String VERSION = "1:";
    private static final int BYTES = 16;

    private Digest() {}

    static String of(RingState state) {
        var text = new StringBuilder()
                .append(state.ring())
                .append('|')
                .append(state.epoch())
                .append('|')
                .append(state.lastIncarnation());
        add(text, state.configured());
        add(text, state.nodes());
        state.before().sets().forEach(set -> add(text, set));
        add(text, state.terms());
        return VERSION + HexFormat.of().formatHex(sha256(text.toString()), 0, BYTES);
    }

    /** Whether they say that two states are different. */
    static boolean differ(String digest, String other) {
        return digest.startsWith(VERSION) && other.startsWith(VERSION) && !digest.equals(other);
    }

    private static void add(StringBuilder text, Terms terms) {
        text.append("|").append(terms.locks().epoch());
        add(text, terms.locks().nodes());
        add(text, terms.locks().former());
        new TreeMap<>(terms.caches()).forEach((name, cache) -> text.append('|')
                .append(name)
                .append(' ')
                .append(cache.replicas())
                .append(' ')
                .append(cache.hotCopies())
                .append(' ')
                .append(cache.longest().toMillis()));
    }

    private static void add(StringBuilder text, List<RingNode> nodes) {
        text.append("|[");
        for (var node : nodes) {
            text.append(node.name())
                    .append(' ')
                    .append(node.address())
                    .append(' ')
                    .append(node.weight())
                    .append(' ')
                    .append(node.zone())
                    .append(' ')
                    .append(node.incarnation())
                    .append(' ')
                    .append(node.kind())
                    .append(',');
        }
        text.append(']');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
