package shop.carousel.ring;

/** How certain a reader has to be. */
public enum Consistency {

    /**
     * From the ring where it has the value: at most {@code staleness-bound} behind the source, and usually not at all.
     */
    BOUNDED,

    /**
     * What the source says, asked after the call began: as certain as the loader. For whoever decides something by the
     * value, such as a checkout. It costs a load each time, and sets right what the ring has otherwise.
     */
    STRONG
}
