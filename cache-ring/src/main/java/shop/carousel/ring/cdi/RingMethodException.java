package shop.carousel.ring.cdi;

import java.lang.reflect.Method;

/** A method cannot be what its annotation says. Stops the start. */
public final class RingMethodException extends IllegalArgumentException {

    RingMethodException(Method method, String rule) {
        super(method.getDeclaringClass().getName() + '.' + method.getName() + ": " + rule);
    }
}
