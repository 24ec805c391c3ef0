package shop.carousel.ring.assembly;

import java.util.Map;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.membership.Agreed;
import shop.carousel.ring.view.Agreements;

/**
 * By which of the agreed terms caches are read: by those that every process with a view that holds has heard of. Told
 * of changes is by all that are agreed. For one thread at a time.
 */
final class TermsInUse {

    private final boolean changing;
    private String life = "";
    private Map<String, CacheTerms> agreed = Map.of();
    private Map<String, CacheTerms> used = Map.of();

    /** @param changing whether there is a log to agree by */
    TermsInUse(boolean changing) {
        this.changing = changing;
    }

    /** Takes what is agreed now; answers whether that is to be {@linkplain #use used} one view lease later. */
    boolean agree(Agreed now) {
        if (!now.ring().equals(life)) {
            life = now.ring();
            agreed = Map.of();
            used = Map.of();
        }
        boolean news = !now.terms().caches().equals(agreed);
        agreed = now.terms().caches();
        return news;
    }

    void use(Agreed then) {
        if (then.ring().equals(life)) {
            used = then.terms().caches();
        }
    }

    Agreements of(Agreed now) {
        return changing ? new Agreements(false, used, now.terms().caches()) : Agreements.OWN;
    }
}
