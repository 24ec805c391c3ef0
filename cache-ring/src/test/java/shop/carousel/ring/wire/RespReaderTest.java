package shop.carousel.ring.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RespReaderTest {

    private static final String REPLIES =
            "+OK\r\n" + ":-42\r\n" + "$5\r\nhel\r\n\r\n" + "$-1\r\n" + "$0\r\n\r\n" + "-ERR no such thing\r\n"
                    + "*-1\r\n" + "*0\r\n" + "*4\r\n$3\r\nabc\r\n$-1\r\n:9007199254740991\r\n*2\r\n+a\r\n-EPOCH 7\r\n"
                    + "$12\r\n\u00e4\u00f6\u00fc xxxxx\r\n" + "_\r\n" + "%1\r\n+proto\r\n:3\r\n"
                    + ">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\n17\r\n";
    private static final List<String> READ = List.of(
            "OK",
            "-42",
            "hel\r\n",
            "nil",
            "",
            "!ERR no such thing",
            "nil",
            "[]",
            "[abc, nil, 9007199254740991, [a, !EPOCH 7]]",
            "\u00e4\u00f6\u00fc xxxxx",
            "nil",
            "[proto, 3]",
            "[message, c, 17]");

    private final List<String> read = new ArrayList<>();
    private final RespReader reader = new RespReader(reply -> read.add(text(reply)));

    private static String text(@Nullable NodeReply reply) {
        return switch (reply) {
            case null -> "nil";
            case NodeError error -> "!" + error.getMessage();
            case NodeReply.Items list ->
                IntStream.range(0, list.size())
                        .mapToObj(i -> text(list.itemOrNil(i)))
                        .toList()
                        .toString();
            default -> reply.text();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void replies_inOnePiece_areReadOneByOne() {
        reader.read(bytes(REPLIES));
        assertThat(read).isEqualTo(READ);
    }

    @Test
    void replies_cutAnywhere_areTheSame() {
        var bytes = bytes(REPLIES);
        for (long seed = 0; seed < 2_000; seed++) {
            read.clear();
            var random = new SplittableRandom(seed);
            int most = 1 + random.nextInt(bytes.length);
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(most));
                reader.read(Arrays.copyOfRange(bytes, at, end));
                at = end;
            }
            assertThat(read).as("seed %d", seed).isEqualTo(READ);
        }
    }

    @Test
    void bytes_thatAreNoReply_areRefused() {
        for (var garbage : List.of("hello\r\n", "$x\r\n", "*1\r\n".repeat(20) + ":1\r\n")) {
            assertThatThrownBy(() -> new RespReader(reply -> {}).read(bytes(garbage)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
