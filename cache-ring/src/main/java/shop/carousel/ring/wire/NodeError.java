package shop.carousel.ring.wire;

/** A node refuses a command, in its own words. Without a stack trace, because it is an answer like others. */
public final class NodeError extends RuntimeException implements NodeReply {

    private static final String GENERAL = "ERR ";

    private final String said;

    public NodeError(String said) {
        super(said, null, false, false);
        this.said = said;
    }

    /** Whether this is its kind: the first word of what the node said, which some servers put behind ERR. */
    public boolean is(String kind) {
        int start = said.startsWith(GENERAL) ? GENERAL.length() : 0;
        int end = start + kind.length();
        return said.startsWith(kind, start) && (said.length() == end || said.charAt(end) == ' ');
    }

    @Override
    public String text() {
        return said;
    }
}
