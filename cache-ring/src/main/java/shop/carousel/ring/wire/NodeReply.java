package shop.carousel.ring.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a Redis node says, whatever transport brought it. A nil is {@code null}.
 *
 * <p>Whoever reads says what is expected. What is something else throws, as if the node had said what is not
 * understood.
 */
public sealed interface NodeReply permits Bytes, NodeError, NodeReply.Number, NodeReply.Items {

    /** A bulk or a simple string. */
    default Bytes bytes() {
        throw unexpected("bytes");
    }

    /** The same in UTF-8. */
    default String text() {
        throw unexpected("a text");
    }

    default long number() {
        throw unexpected("a number");
    }

    /** How many items a list has. */
    default int size() {
        throw unexpected("a list");
    }

    /** An item of a list; null for a nil. */
    default @Nullable NodeReply itemOrNil(int index) {
        throw unexpected("a list");
    }

    /** An item of a list that has to be there. */
    default NodeReply item(int index) {
        var item = itemOrNil(index);
        if (item == null) {
            throw new IllegalStateException("A node said nil as item " + index);
        }
        return item;
    }

    private IllegalStateException unexpected(String wanted) {
        return new IllegalStateException(
                "A node said " + getClass().getSimpleName() + " where " + wanted + " was expected");
    }

    /** A number. */
    record Number(long number) implements NodeReply {

        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /** A list. */
    final class Items implements NodeReply {

        private final @Nullable NodeReply[] items;

        public Items(@Nullable NodeReply... items) {
            this.items = items;
        }

        @Override
        public int size() {
            return items.length;
        }

        @Override
        public @Nullable NodeReply itemOrNil(int index) {
            return items[index];
        }
    }
}
