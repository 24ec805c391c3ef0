package shop.carousel.ring.redis;

import shop.carousel.ring.node.Script;

/** The scripts on entries, with what stands before each of them. */
record EntryScripts(
        Mechanisms mechanisms,
        Script getOrLease,
        Script leaseAgain,
        Script fill,
        Script invalidate,
        Script abandon,
        Script discard,
        Script empty) {

    static EntryScripts with(Mechanisms mechanisms) {
        return new EntryScripts(
                mechanisms,
                read(mechanisms, "get-or-lease.lua"),
                read(mechanisms, "lease-again.lua"),
                read(mechanisms, "fill.lua"),
                read(mechanisms, "invalidate.lua"),
                read(mechanisms, "abandon.lua"),
                read(mechanisms, "discard.lua"),
                read(mechanisms, "empty.lua"));
    }

    /** What {@link #empty} is asked with, to leave the node's run as it is. */
    static final byte[] SAME_RUN = {'-'};

    private static Script read(Mechanisms mechanisms, String name) {
        return Script.beside(EntryScripts.class, mechanisms.script(), "epoch.lua", name);
    }
}
