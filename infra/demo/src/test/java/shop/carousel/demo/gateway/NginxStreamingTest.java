package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same of the composed shop's gateway, except that it closes without a word where the embedded one says 408. */
class NginxStreamingTest extends StreamingTest {

    @TempDir
    private Path folder;

    @Override
    protected Front front() {
        return new NginxFront(folder);
    }

    @Override
    @Test
    void client_thatStopsInTheMiddleOfItsBody_is408() throws Exception {
        backend(cart, request -> {});
        assertThat(raw("POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf"))
                .isEqualTo("");
    }
}
