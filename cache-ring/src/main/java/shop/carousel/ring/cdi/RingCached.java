package shop.carousel.ring.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method's answer comes from the ring, and from the method itself only when the ring does not have it: the method
 * is the {@linkplain shop.carousel.ring.Loader loader}, and owes what a loader owes.
 *
 * <p>The key is made of the parameters with {@link RingKey}. The answer is a value that implements {@link
 * shop.carousel.ring.HasVersion}, or a {@link shop.carousel.ring.Versioned}, whose version then is kept with it; or an
 * {@link java.util.Optional} or a {@link io.smallrye.mutiny.Uni} of one of these, or a {@code Uni} of such an {@code
 * Optional}. {@code null} and empty mean that there is no such row, which is cached too. A method with a {@code Uni}
 * never blocks its caller; any other may, and fails at once on an event loop.
 *
 * <p>The cache is the {@link shop.carousel.ring.CacheSpec} bean of that name where there is one. Otherwise values are
 * written as JSON, with the defaults and what {@code carousel.ring.caches."name"} says.
 *
 * <p>Where the cache has a grace, the method is also called in the background, on another thread and without a request
 * around it.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
// TYPE is what CDI asks of every binding; the rule of this one is for methods.
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RingCached {

    /** The cache's name. */
    @Nonbinding
    String cache();
}
