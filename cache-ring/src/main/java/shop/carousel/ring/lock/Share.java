package shop.carousel.ring.lock;

import java.util.List;
import shop.carousel.ring.node.Call;

/** The part of a lock that is on one node. */
record Share(LockNode node, List<String> keys) {

    Call<Long> release(String owner) {
        return node.release(keys, owner);
    }
}
