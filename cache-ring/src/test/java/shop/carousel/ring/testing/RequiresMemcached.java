package shop.carousel.ring.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a test class out where there is no Memcached, and says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresMemcached.Condition.class)
public @interface RequiresMemcached {

    /** Looks for the server. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return MemcachedProcess.binary().isPresent()
                    ? ConditionEvaluationResult.enabled("memcached is there")
                    : ConditionEvaluationResult.disabled(
                            "No memcached was found: install it (apt-get install memcached), or name it in the "
                                    + "environment variable MEMCACHED");
        }
    }
}
