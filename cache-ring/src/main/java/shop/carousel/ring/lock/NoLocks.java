package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;

/** The locks of a ring that was started without lock nodes. */
public final class NoLocks implements RingLock {

    @Override
    public Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait) {
        throw new LockUnavailableException("This ring has no lock nodes", null);
    }
}
