package shop.carousel.demo.gateway;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same of the composed shop's gateway. */
class NginxVisitorsTest extends VisitorsTest {

    @TempDir
    private Path folder;

    @Override
    protected Front front() {
        return new NginxFront(folder);
    }
}
