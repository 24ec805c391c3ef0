package shop.carousel.ring;

/**
 * A deployment's changes to the declarations of caches. It is applied once, when a cache is declared, and must give the
 * same result for the same declaration.
 */
@FunctionalInterface
public interface CacheTuning {

    /** Changes nothing. */
    CacheTuning NONE = new CacheTuning() {
        @Override
        public <V> CacheSpec<V> tune(CacheSpec<V> declared) {
            return declared;
        }
    };

    /**
     * Returns the declaration that applies.
     *
     * @throws IllegalArgumentException when what was configured is outside its bounds
     */
    <V> CacheSpec<V> tune(CacheSpec<V> declared);
}
