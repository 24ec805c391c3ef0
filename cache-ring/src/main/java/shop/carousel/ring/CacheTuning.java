package shop.carousel.ring;

/**
 * What a deployment changes about the declarations of caches: applied once, when a cache is declared. Must answer the
 * same for the same declaration.
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
     * The declaration as it shall hold.
     *
     * @throws IllegalArgumentException when what was configured is outside its bounds
     */
    <V> CacheSpec<V> tune(CacheSpec<V> declared);
}
