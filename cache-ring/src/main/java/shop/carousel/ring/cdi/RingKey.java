package shop.carousel.ring.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key, or a part of it: text, an integer, a UUID, an enum or a truth value. Several parts are joined by slashes, in
 * the order of the parameters; what is a slash or a percent sign in them is escaped, so that no two lists of parts
 * meet.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface RingKey {}
