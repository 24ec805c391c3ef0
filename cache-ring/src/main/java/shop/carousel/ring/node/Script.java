package shop.carousel.ring.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import shop.carousel.ring.wire.RespCommand;

/** A script that runs on a node as one step. Its file says what KEYS, ARGV and the reply are. */
public final class Script {

    private static final byte[] EVALSHA = "EVALSHA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVAL = "EVAL".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final byte[] digest;

    private Script(byte[] text) {
        this.text = text;
        this.digest = HexFormat.of().formatHex(sha1(text)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The script in the resources of those names beside a class, one after the other. */
    public static Script beside(Class<?> owner, String... names) {
        var text = new ByteArrayOutputStream();
        for (var name : names) {
            text.writeBytes(read(owner, name));
        }
        return new Script(text.toByteArray());
    }

    private static byte[] read(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No script " + name + " beside " + owner);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By digest: what is sent as a rule. */
    RespCommand brief(List<byte[]> keys, List<byte[]> args) {
        return request(EVALSHA, digest, keys, args);
    }

    /** With its text: for a node that does not know the digest, which then does. */
    RespCommand whole(List<byte[]> keys, List<byte[]> args) {
        return request(EVAL, text, keys, args);
    }

    private static RespCommand request(byte[] name, byte[] script, List<byte[]> keys, List<byte[]> args) {
        var words = new ArrayList<byte[]>(3 + keys.size() + args.size());
        words.add(name);
        words.add(script);
        words.add(Integer.toString(keys.size()).getBytes(StandardCharsets.US_ASCII));
        words.addAll(keys);
        words.addAll(args);
        return RespCommand.of(words);
    }

    /** Redis names scripts by SHA-1; nothing here leans on its strength. */
    private static byte[] sha1(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
