package shop.carousel.ring.cdi;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.LoadFailedException;
import shop.carousel.ring.Versioned;

/** Asks the ring first. Outside of transactions, so that a hit begins none. */
@RingCached(cache = "")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RingCachedInterceptor {

    private final RingMethods methods;
    private final AnnotatedCaches caches;

    RingCachedInterceptor(RingMethods methods, AnnotatedCaches caches) {
        this.methods = methods;
        this.caches = caches;
    }

    @AroundInvoke
    @Nullable
    Object cached(InvocationContext call) throws Exception {
        var annotation = Objects.requireNonNull(call.getInterceptorBinding(RingCached.class));
        var method = methods.cached(call.getMethod(), annotation);
        var key = method.key().key(call.getParameters());
        var cache = caches.of(method);
        if (method.answer().async()) {
            return cache.mutiny().get(key, missing -> load(call, method)).map(method.answer()::wrapped);
        }
        try {
            return method.answer().wrapped(cache.blocking().get(key, missing -> method.loaded(call.proceed())));
        } catch (LoadFailedException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Uni<@Nullable Versioned<Object>> load(InvocationContext call, CachedMethod method) {
        try {
            return ((Uni<?>) Objects.requireNonNull(call.proceed(), "A method with @RingCached answered no Uni"))
                    .map(method::loaded);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
