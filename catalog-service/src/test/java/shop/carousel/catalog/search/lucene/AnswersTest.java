package shop.carousel.catalog.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchFacets;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.TextMeaning;

class AnswersTest {

    private static final Page FIRST = new Page(24, null);

    private final AtomicInteger asked = new AtomicInteger();
    private final Answers answers = new Answers(100);

    @Test
    void question_askedAgain_isComputedOnce() throws IOException {
        assertThat(ask("lamp", FIRST, 1, false).skus()).isEqualTo(List.of("SKU-1"));
        assertThat(ask("lamp", FIRST, 1, false).skus()).isEqualTo(List.of("SKU-1"));
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void questions_thatDiffer_areComputedEach() throws IOException {
        ask("lamp", FIRST, 1, false);
        ask("desk", FIRST, 1, false);
        ask("lamp", new Page(24, "behind"), 1, false);
        ask("lamp", new Page(12, null), 1, false);
        assertThat(asked.get()).isEqualTo(4);
    }

    @Test
    void answer_thatIsPartial_isNotKept() throws IOException {
        assertThat(ask("lamp", FIRST, 1, true).partial()).isTrue();
        assertThat(ask("lamp", FIRST, 2, false).skus()).hasSize(2);
        assertThat(ask("lamp", FIRST, 3, false).skus()).hasSize(2);
    }

    @Test
    void question_ofManyAtOnce_isComputedOnce() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SearchHits> question = () -> ask("lamp", FIRST, 1, false);
            for (Future<SearchHits> answer : people.invokeAll(Collections.nCopies(200, question))) {
                assertThat(answer.get().skus()).hasSize(1);
            }
        }
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void answers_beyondTheBound_areForgotten() throws IOException {
        for (int i = 0; i < 50; i++) {
            ask("lamp " + i, FIRST, 9, false);
        }
        asked.set(0);
        for (int i = 0; i < 50; i++) {
            ask("lamp " + i, FIRST, 9, false);
        }
        assertThat(asked.get()).as("ten of them weigh 100").isGreaterThanOrEqualTo(40);
    }

    @Test
    void question_thatFails_isAskedAgain() throws IOException {
        assertThatThrownBy(() -> answers.get(request("lamp"), FIRST, 0, false, () -> {
                    throw new IOException("the disk is away");
                }))
                .isInstanceOf(IOException.class);
        assertThat(ask("lamp", FIRST, 1, false).skus()).hasSize(1);
    }

    private SearchHits ask(String text, Page page, int hits, boolean partial) throws IOException {
        return answers.get(request(text), page, 0, false, () -> {
            asked.incrementAndGet();
            List<String> skus = new ArrayList<>();
            for (int i = 1; i <= hits; i++) {
                skus.add("SKU-" + i);
            }
            SearchFacets none = new SearchFacets(List.of(), List.of(), List.of(), List.of(), List.of());
            return new SearchHits(skus, hits, none, null, TextMeaning.PLAIN, partial, 0);
        });
    }

    private static SearchRequest request(String text) {
        return IndexedProducts.request(text, List.of(), List.of(), Sorting.RELEVANCE);
    }
}
