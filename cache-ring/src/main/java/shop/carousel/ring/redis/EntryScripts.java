package shop.carousel.ring.redis;

import shop.carousel.ring.node.Script;

/** The scripts on entries, with what stands before each of them. */
record EntryScripts(
        Script getOrLease,
        Script leaseAgain,
        Script fill,
        Script invalidate,
        Script abandon,
        Script discard,
        Script empty) {

    static EntryScripts read() {
        return new EntryScripts(
                read("get-or-lease.lua"),
                read("lease-again.lua"),
                read("fill.lua"),
                read("invalidate.lua"),
                read("abandon.lua"),
                read("discard.lua"),
                read("empty.lua"));
    }

    /** What {@link #empty} is asked with, to leave the node's run as it is. */
    static final byte[] SAME_RUN = {'-'};

    private static Script read(String name) {
        return Script.beside(EntryScripts.class, "epoch.lua", name);
    }
}
