package shop.carousel.ring.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an annotated method cannot be is refused with the method and the rule. */
class WrongMethodsTest {

    /** Each is wrong in one way. */
    @SuppressWarnings("UnusedMethod")
    interface Wrong {

        @RingCached(cache = "book")
        Optional<Book> noKey(String id);

        @RingCached(cache = "book")
        Optional<Book> keyWithoutText(@RingKey Instant when);

        @RingCached(cache = "book")
        String noVersion(@RingKey String id);

        @RingCached(cache = "book")
        List<Book> many(@RingKey String id);

        @RingCached(cache = "book")
        void nothing(@RingKey String id);

        @RingInvalidate(cache = "book")
        void noVersionTold(@RingKey String id);

        @RingInvalidate(cache = "book")
        long noKeyTold(String id);

        @RingInvalidate(cache = "book")
        void versionOfAnotherType(@RingKey String id, @RingVersion String version);

        @RingInvalidate(cache = "book")
        void twoVersions(@RingKey String id, @RingVersion long version, @RingVersion long other);

        @RingInvalidate(cache = "book")
        void keysTwice(@RingKey String id, @RingVersion Map<String, Long> versions);
    }

    private static Method method(String name) {
        return Stream.of(Wrong.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(String name, String rule) {
        var method = method(name);
        assertThatThrownBy(() -> {
                    if (method.isAnnotationPresent(RingCached.class)) {
                        CachedMethod.of(method, method.getAnnotation(RingCached.class));
                    } else {
                        InvalidatingMethod.of(method, method.getAnnotation(RingInvalidate.class));
                    }
                })
                .isInstanceOf(RingMethodException.class)
                .hasMessageContaining(Wrong.class.getName() + '.' + name + ": ")
                .hasMessageContaining(rule);
    }

    @Test
    void cached_whatCannotBe_isRefused() {
        refused("noKey", "no parameter has @RingKey");
        refused("keyWithoutText", "not java.time.Instant");
        refused("noVersion", "java.lang.String does not");
        refused("many", "HasVersion");
        refused("nothing", "void does not");
    }

    @Test
    void invalidate_whatCannotBe_isRefused() {
        refused("noVersionTold", "nothing says which version the row has then");
        refused("noKeyTold", "no parameter has @RingKey");
        refused("versionOfAnotherType", "not java.lang.String");
        refused("twoVersions", "several parameters have @RingVersion");
        refused("keysTwice", "no parameter has @RingKey then");
    }

    @Test
    void keyOfSeveralParts_thatLookAlike_doNotMeet() {
        var parts = new KeyParts(List.of(0, 1));
        var keys = Stream.<@Nullable Object[]>of(
                        new Object[] {"a/b", "c"}, new Object[] {"a", "b/c"}, new Object[] {"a%2Fb", "c"})
                .map(parts::key)
                .toList();
        assertThat(keys).doesNotHaveDuplicates().contains("a/b%2Fc");
        assertThat(new KeyParts(List.of(0)).key(new Object[] {"a/b"})).isEqualTo("a/b");
    }
}
