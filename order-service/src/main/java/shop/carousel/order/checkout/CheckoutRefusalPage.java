package shop.carousel.order.checkout;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.web.RefusalPage;
import shop.carousel.order.address.Countries;
import shop.carousel.order.checkout.CheckoutView.Typed;

/**
 * The checkout's form again, where a gate has refused it before any resource saw it (503): it holds what was typed, but
 * for the card, and shows neither cart nor kept addresses. A body that was not read has nothing to hold.
 */
@Singleton
class CheckoutRefusalPage implements RefusalPage {

    private static final int UNAVAILABLE = 503;
    private static final int MOST_FIELDS = 1_000;
    private static final String PATH = "/checkout";

    @Override
    public Optional<String> render(RoutingContext refused, Problem problem) {
        Buffer body = refused.body().buffer();
        if (problem.status() != UNAVAILABLE || !isForm(refused.request()) || body == null) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = fields(body);
        Typed typed = Typed.of(
                field -> first(fields, field),
                Countries.language(refused.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        refused.response().putHeader(HttpHeaders.CACHE_CONTROL, CheckoutPages.PRIVATE);
        return Optional.of(CheckoutPages.Templates.page(CheckoutView.refused(typed, problem))
                .render());
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return HttpMethod.POST.equals(request.method())
                && PATH.equals(request.path())
                && type != null
                && type.startsWith("application/x-www-form-urlencoded");
    }

    /** Which can be decoded: the checks of forms have mended it. */
    private static Map<String, List<String>> fields(Buffer form) {
        return new QueryStringDecoder(
                        form.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS, true)
                .parameters();
    }

    private static @Nullable String first(Map<String, List<String>> fields, String name) {
        return fields.containsKey(name) ? fields.get(name).getFirst() : null;
    }
}
