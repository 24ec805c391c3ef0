package shop.carousel.ring.cdi;

import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;

/** What the annotated methods are, each read once. */
@Singleton
public class RingMethods {

    private final ConcurrentHashMap<Method, CachedMethod> cached = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Method, InvalidatingMethod> invalidating = new ConcurrentHashMap<>();

    CachedMethod cached(Method method, RingCached annotation) {
        return cached.computeIfAbsent(method, its -> CachedMethod.of(its, annotation));
    }

    InvalidatingMethod invalidating(Method method, RingInvalidate annotation) {
        return invalidating.computeIfAbsent(method, its -> InvalidatingMethod.of(its, annotation));
    }
}
