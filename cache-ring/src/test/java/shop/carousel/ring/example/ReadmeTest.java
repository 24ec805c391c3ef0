package shop.carousel.ring.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's Java is what {@link ReadmeSamples} compiles. */
class ReadmeTest {

    private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void samples_ofTheReadme_areCompiled() throws IOException {
        var compiled = plain(Files.readString(Path.of("src/test/java/shop/carousel/ring/example/ReadmeSamples.java")));
        var samples = SAMPLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(3).allSatisfy(sample -> assertThat(compiled)
                .contains(sample));
    }

    /** Every key of a cache that the README names is one of the configuration. */
    @Test
    void keys_ofTheReadme_areThere() throws IOException {
        var config = Files.readString(Path.of("src/main/java/shop/carousel/ring/quarkus/CacheConfig.java"));
        var keys = Pattern.compile("carousel\\.ring\\.caches\\.\"[a-z]+\"\\.([a-z-]+)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> camelCase(found.group(1)))
                .toList();
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(config).contains(' ' + key + "();"));
    }

    private static String camelCase(String key) {
        return Pattern.compile("-([a-z])").matcher(key).replaceAll(found -> found.group(1)
                .toUpperCase(java.util.Locale.ROOT));
    }

    /** Without white space: the formatter breaks lines where the README does not. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
