package shop.carousel.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {

    @ParameterizedTest
    @CsvSource({"'',0", "a,1", "a;,1", "a;b,2", "a;b;,2", ";;,2"})
    void lines_ofAFile_countTheLastOneToo(String text, long lines, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text.replace(';', '\n'));
        assertThat(new CatalogueFile(file).lines()).isEqualTo(lines);
    }
}
