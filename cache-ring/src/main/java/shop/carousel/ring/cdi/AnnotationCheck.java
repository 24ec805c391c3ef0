package shop.carousel.ring.cdi;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads every annotated method at startup, so that a wrong one stops the start instead of the first caller. */
@ApplicationScoped
public class AnnotationCheck {

    private final RingMethods methods;
    private final AnnotatedCaches caches;

    AnnotationCheck(RingMethods methods, AnnotatedCaches caches) {
        this.methods = methods;
        this.caches = caches;
    }

    void check(@Observes StartupEvent event, BeanManager beans) {
        check(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .distinct()
                .toList());
    }

    /** Declares first what methods declare, so that others may name it. */
    void check(List<Class<?>> classes) {
        var all = classes.stream().flatMap(AnnotationCheck::methods).toList();
        all.stream()
                .filter(method -> method.isAnnotationPresent(RingCached.class))
                .forEach(method -> caches.of(methods.cached(method, method.getAnnotation(RingCached.class))));
        all.stream()
                .filter(method -> method.isAnnotationPresent(RingInvalidate.class))
                .forEach(method -> caches.named(methods.invalidating(method, method.getAnnotation(RingInvalidate.class))
                        .cache()));
    }

    private static Stream<Method> methods(Class<?> bean) {
        var methods = new ArrayList<Method>();
        for (Class<?> each = bean; each != null && each != Object.class; each = each.getSuperclass()) {
            methods.addAll(List.of(each.getDeclaredMethods()));
        }
        return methods.stream().filter(method -> !method.isBridge() && !method.isSynthetic());
    }
}
