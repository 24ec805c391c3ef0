package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same of the composed shop's gateway, except that it draws lots for whose turn it is. */
class NginxBalancingTest extends BalancingTest {

    @TempDir
    private Path folder;

    @Override
    protected Front front() {
        return new NginxFront(folder);
    }

    @Override
    @Test
    void instances_bothUp_takeTurns() throws Exception {
        saying(catalog1, "one");
        saying(catalog2, "two");
        assertThat(answers(40)).hasSize(2);
    }
}
