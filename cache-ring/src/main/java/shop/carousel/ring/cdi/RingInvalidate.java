package shop.carousel.ring.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method changes a row, and the ring is told which version the row has now: after the method has returned, and if a
 * transaction is under way then, after its commit. Nothing is told when the method fails or the transaction rolls back.
 *
 * <p>The key is made of the parameters with {@link RingKey}. The version is the parameter with {@link RingVersion};
 * without one, the method's answer: a {@code long}, a {@link shop.carousel.ring.Versioned}, something that implements
 * {@link shop.carousel.ring.HasVersion}, or an {@link java.util.Optional} or {@link io.smallrye.mutiny.Uni} of one of
 * these. {@code null} and empty mean that no row was changed. A parameter {@code @RingVersion Map<String, Long>} is
 * many keys with their versions, and stands alone.
 *
 * <p>The cache is one that a {@link RingCached} method or a {@link shop.carousel.ring.CacheSpec} bean declares in this
 * application. This is the fast way; a writer that dies between commit and invalidation needs the event as well.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
// TYPE is what CDI asks of every binding; the rule of this one is for methods.
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RingInvalidate {

    /** The cache's name. */
    @Nonbinding
    String cache();
}
