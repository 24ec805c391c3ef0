package shop.carousel.ring.cdi;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the ring, after the method and its transaction. Outside of transactions, so that they have ended by then. */
@RingInvalidate(cache = "")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 110)
public class RingInvalidateInterceptor {

    private final RingMethods methods;
    private final AnnotatedCaches caches;
    private final AfterCommit afterCommit;

    RingInvalidateInterceptor(RingMethods methods, AnnotatedCaches caches, AfterCommit afterCommit) {
        this.methods = methods;
        this.caches = caches;
        this.afterCommit = afterCommit;
    }

    @AroundInvoke
    @Nullable
    Object invalidating(InvocationContext call) throws Exception {
        var annotation = Objects.requireNonNull(call.getInterceptorBinding(RingInvalidate.class));
        var method = methods.invalidating(call.getMethod(), annotation);
        var cache = caches.named(method.cache());
        var answered = call.proceed();
        if (answered instanceof Uni<?> uni) {
            return uni.call(value -> cache.mutiny().invalidateAll(method.versions(call.getParameters(), value)));
        }
        var versions = method.versions(call.getParameters(), answered);
        if (!versions.isEmpty()) {
            afterCommit.run(() -> cache.blocking().invalidateAll(versions));
        }
        return answered;
    }
}
