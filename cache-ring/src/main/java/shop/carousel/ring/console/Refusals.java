package shop.carousel.ring.console;

import shop.carousel.ring.ChangeOutcome;

/** Says to people why a change of the ring was refused. */
public final class Refusals {

    private Refusals() {}

    public static String inWords(ChangeOutcome.Refused refused) {
        return switch (refused.reason()) {
            case EPOCH_MOVED -> "The ring has changed meanwhile. Reload it and try again.";
            case EPOCH_AHEAD -> "The ring has not reached that epoch. Reload it and try again.";
            case NODE_UNKNOWN -> "The ring has no node of that name.";
            case NODE_KNOWN -> "The ring already has a node of that name.";
            case ADDRESS_TAKEN -> "Another node of the ring is at that address.";
            case LAST_NODE -> "The last node cannot be removed.";
            case TOO_MANY_NODES -> "The ring has as many nodes as it can have.";
            case TOO_MANY_CACHES -> "The ring agrees on as many caches as it can.";
            case NOTHING_TO_CHANGE -> "The ring already has this state.";
            case MIGRATING -> "Entries are still moving after the previous change. Try again when they have moved.";
            case LOG_AWAY, STATIC -> refused.detail();
        };
    }
}
