package shop.carousel.catalog.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

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
        assertEquals(Set.of(List.of("sofa"), List.of("settle")), of(synonyms, "couch"));
        SynonymFile.Version before = synonyms.now();
        written("couch, day bed, chaise longue", 2);
        assertSame(before, synonyms.now(), "the file is not looked at for each search");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(Set.of(List.of("day", "bed"), List.of("chaise", "longue")), of(synonyms, "couch"));
        assertEquals(Set.of(List.of("couch"), List.of("chaise", "longue")), of(synonyms, "day", "bed"));
        assertEquals(before.number() + 1, synonyms.now().number());
    }

    @Test
    void file_thatVanishes_leavesTheSynonymsAsTheyWere() throws IOException {
        Path file = written("sofa couch", 1);
        SynonymFile synonyms = new SynonymFile(analyzer, Optional.of(file.toString()), clock::get);
        Files.delete(file);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(Set.of(List.of("sofa")), of(synonyms, "couch"));
        written("sofa settee", 3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertEquals(Set.of(List.of("settee")), of(synonyms, "sofa"));
    }

    @Test
    void file_thatNobodyNames_isTheShopsOwn() {
        SynonymFile synonyms = new SynonymFile(analyzer, Optional.empty(), clock::get);
        assertEquals(true, of(synonyms, "laptop").contains(List.of("notebook")));
    }

    private Path written(String text, long second) throws IOException {
        Path file = Files.writeString(folder.resolve("synonyms.txt"), text);
        return Files.setLastModifiedTime(file, FileTime.from(second, TimeUnit.SECONDS));
    }

    private static Set<List<String>> of(SynonymFile file, String... stems) {
        return file.now().synonyms().of(List.of(stems));
    }
}
