package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymFileTest {

    private final ProductAnalyzer analyzer = new ProductAnalyzer();
    private final AtomicLong clock = new AtomicLong();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void file_thatIsEdited_countsFromTheNextLookOn() throws IOException {
        Path file = written("# remark\nsettle sofa couches # and more\n", 1);
        SynonymFile synonyms = new SynonymFile(analyzer, Optional.of(file.toString()), clock::get);
        assertThat(of(synonyms, "couch")).isEqualTo(Set.of(List.of("sofa"), List.of("settle")));
        SynonymFile.Version before = synonyms.now();
        written("couch, day bed, chaise longue", 2);
        assertThat(synonyms.now())
                .as("the file is not looked at for each search")
                .isSameAs(before);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(of(synonyms, "couch")).isEqualTo(Set.of(List.of("day", "bed"), List.of("chaise", "longue")));
        assertThat(of(synonyms, "day", "bed")).isEqualTo(Set.of(List.of("couch"), List.of("chaise", "longue")));
        assertThat(synonyms.now().number()).isEqualTo(before.number() + 1);
    }

    @Test
    void file_thatVanishes_leavesTheSynonymsAsTheyWere() throws IOException {
        Path file = written("sofa couch", 1);
        SynonymFile synonyms = new SynonymFile(analyzer, Optional.of(file.toString()), clock::get);
        Files.delete(file);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(of(synonyms, "couch")).isEqualTo(Set.of(List.of("sofa")));
        written("sofa settee", 3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(of(synonyms, "sofa")).isEqualTo(Set.of(List.of("settee")));
    }

    @Test
    void file_thatNobodyNames_isTheShopsOwn() {
        SynonymFile synonyms = new SynonymFile(analyzer, Optional.empty(), clock::get);
        assertThat(of(synonyms, "laptop").contains(List.of("notebook"))).isTrue();
    }

    private Path written(String text, long second) throws IOException {
        Path file = Files.writeString(folder.resolve("synonyms.txt"), text);
        return Files.setLastModifiedTime(file, FileTime.from(second, TimeUnit.SECONDS));
    }

    private static Set<List<String>> of(SynonymFile file, String... stems) {
        return file.now().synonyms().of(List.of(stems));
    }
}
