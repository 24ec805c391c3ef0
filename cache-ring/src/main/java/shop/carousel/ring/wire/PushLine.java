package shop.carousel.ring.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection for what a node says unasked. What is said on it, and what is heard, is in order. */
public interface PushLine {

    /** Who listens. Called on one thread of the line, which it must not block. */
    interface Listener {

        /** The node has confirmed one of the channels. */
        void confirmed();

        void heard(String channel, Bytes message);

        /** The node does not let this process listen. The line is of no more use. */
        void refused(NodeError why);

        /** The line has ended. May be called more than once. */
        void ended();

        /** Takes what arrives on a line; what is no confirmation and no message is an answer to what was published. */
        default void take(@Nullable NodeReply said) {
            switch (said) {
                case NodeError error -> refused(error);
                case NodeReply.Items items
                when items.size() == MESSAGE_PARTS -> {
                    switch (items.item(0).text()) {
                        case "subscribe" -> confirmed();
                        case "message" ->
                            heard(items.item(1).text(), items.item(2).bytes());
                        default -> {}
                    }
                }
                case null, default -> {}
            }
        }
    }

    /** The kind, the channel, and a message or a count. */
    int MESSAGE_PARTS = 3;

    /** Begins to listen, once. */
    void subscribe(List<String> channels, Listener listener);

    /** Says something on a channel. It is dropped when the node takes nothing any more. Never waits. */
    void publish(String channel, byte[] message);

    void close();
}
