package shop.carousel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import shop.carousel.kit.jdbc.Sql;

/** Requests in the middle of their answers, twice as many as there are connections. Each has a session of its own. */
public final class OpenRequests {

    private OpenRequests() {}

    /** All requests can make the query, and still none keeps a connection from another. */
    public static void assertHoldNoConnection(Sql sql, Runnable query) throws Exception {
        int requests = 2 * ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);
        var answering = new CyclicBarrier(requests);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = Collections.nCopies(requests, () -> isAnswered(sql, query, answering));
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
    }

    private static boolean isAnswered(Sql sql, Runnable query, CyclicBarrier others) throws Exception {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            query.run();
            others.await(60, TimeUnit.SECONDS);
            return sql.exists("select 1");
        } finally {
            request.terminate();
        }
    }
}
