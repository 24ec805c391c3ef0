package shop.carousel.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import shop.carousel.contracts.Routes.Target;

/** The gateway's own page: says what is the matter, and links to the parts of the shop that are there. */
final class Pages {

    private record Link(Target target, String path, String text) {
        String html() {
            return "<a class=\"button button-quiet\" href=\"" + path + "\">" + text + "</a>";
        }
    }

    private static final List<Link> LINKS = List.of(
            new Link(Target.CATALOG, "/", "To the home page"),
            new Link(Target.CATALOG, "/search", "See all products"),
            new Link(Target.CART, "/cart", "Your cart"),
            new Link(Target.ORDER, "/orders", "Your orders"));

    private final String template;
    private final Balancer balancer;

    Pages(Balancer balancer) {
        this.template = read();
        this.balancer = balancer;
    }

    String of(Refusal refusal) {
        return template.replace("{status}", Integer.toString(refusal.status()))
                .replace("{title}", refusal.title())
                .replace("{detail}", refusal.detail())
                .replace("{links}", links());
    }

    private String links() {
        return LINKS.stream()
                .filter(link -> balancer.isUp(link.target()))
                .map(Link::html)
                .collect(Collectors.joining("\n    "));
    }

    private static String read() {
        try (var stream = Objects.requireNonNull(Pages.class.getResourceAsStream("page.html"), "page.html")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
