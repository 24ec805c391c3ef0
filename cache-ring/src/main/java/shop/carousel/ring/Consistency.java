package shop.carousel.ring;

/** How current a value must be. */
public enum Consistency {

    /** From the ring if it has the value: at most {@code staleness-bound} behind the source, and usually not at all. */
    BOUNDED,

    /**
     * From the source, asked after the call began. For callers that decide by the value, such as a checkout. It costs a
     * load each time, and corrects the ring where it differs.
     */
    STRONG
}
