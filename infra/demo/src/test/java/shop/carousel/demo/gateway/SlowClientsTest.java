package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Clients whose bodies do not come. */
class SlowClientsTest extends WithGateway {

    private static final int MOST = 16;

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.max-under-way", "" + MOST);
        limits.setProperty("carousel.gateway.min-under-way", "1");
        return limits;
    }

    /** It is not the service that was late: it gets as many requests at a time as before. */
    @Test
    void clients_thatSendNoBody_areNoReasonToAskTheServiceLess() throws Exception {
        backend(cart, request -> {
            if (request.method().equals(HttpMethod.GET)) {
                vertx.setTimer(100, now -> request.response().end("cart"));
            }
        });
        for (int round = 0; round < 3; round++) {
            for (String answer :
                    atOnce(() -> raw("POST /api/carts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n"))) {
                assertThat(answer).startsWith("HTTP/1.1 408 ");
            }
        }
        assertThat(atOnce(() -> get("/cart").statusCode())).isEqualTo(Collections.nCopies(MOST, 200));
    }

    private static <T> List<T> atOnce(Callable<T> request) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : clients.invokeAll(Collections.nCopies(MOST, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
