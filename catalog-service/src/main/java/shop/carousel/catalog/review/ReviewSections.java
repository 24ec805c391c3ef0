package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductReviews;
import shop.carousel.catalog.product.Rating;
import shop.carousel.catalog.product.ReviewSection;
import shop.carousel.catalog.product.ReviewSection.Bar;
import shop.carousel.catalog.product.ReviewSection.Form;
import shop.carousel.catalog.product.ReviewSection.Order;
import shop.carousel.catalog.product.ReviewSection.Shown;
import shop.carousel.catalog.product.Stars;
import shop.carousel.catalog.review.Reviewer.Signed;

/** Reviews for pages. An unrated product costs a guest's page no query. */
@Singleton
final class ReviewSections implements ProductReviews {

    private static final Logger LOG = Logger.getLogger(ReviewSections.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String ONLY_BUYERS = "You can review this product after it has been delivered to you.";
    private static final String ONLY_SIGNED_IN = "Sign in to review this product. It must have been delivered to you.";

    private final Reviewer reviewer;
    private final ReviewList list;
    private final Reviews reviews;
    private final DeliveredItems delivered;
    private final ReviewConfig config;

    ReviewSections(Reviewer reviewer, ReviewList list, Reviews reviews, DeliveredItems delivered, ReviewConfig config) {
        this.reviewer = reviewer;
        this.list = list;
        this.reviews = reviews;
        this.delivered = delivered;
        this.config = config;
    }

    @Override
    public ReviewSection of(Product product) {
        try {
            return of(product, ReviewOrder.NEWEST, null, null);
        } catch (RuntimeException away) {
            LOG.debugf(away, "No reviews are shown beside %s", product.sku());
            return section(product, ReviewOrder.NEWEST, true, new ReviewList.Slice<>(List.of(), null), null, "");
        }
    }

    /**
     * A page of a product's reviews, for the caller.
     *
     * @param refused the input that was refused; null if there is none
     */
    ReviewSection of(Product product, ReviewOrder order, @Nullable String cursor, @Nullable Form refused) {
        Optional<Signed> asking = reviewer.here();
        UUID account = asking.map(Signed::account).orElse(null);
        boolean isRated = product.rating().reviews() > 0;
        var shown = isRated
                ? list.of(product.sku(), order, config.shown(), cursor, review -> shown(review, account))
                : new ReviewList.Slice<Shown>(List.of(), null);
        if (asking.isEmpty()) {
            return section(product, order, false, shown, null, ONLY_SIGNED_IN);
        }
        Optional<ReviewEntity> own = reviews.of(product.sku(), asking.get().account());
        if (own.isPresent() && own.get().hiddenReason() != null) {
            String hint = "The shop has hidden your review: " + own.get().hiddenReason();
            return section(product, order, false, shown, null, hint);
        }
        if (own.isEmpty() && !delivered.has(asking.get().account(), product.sku())) {
            return section(product, order, false, shown, null, ONLY_BUYERS);
        }
        Form form = refused == null ? form(product.sku(), asking.get(), own.orElse(null)) : refused;
        return section(product, order, false, shown, form, "");
    }

    private static Form form(String sku, Signed author, @Nullable ReviewEntity own) {
        String path = "/products/" + sku + "/reviews";
        if (own == null) {
            return new Form("Write a review", path, null, 0, "", "", author.name(), List.of());
        }
        ReviewView view = own.view();
        String mine = path + "/" + view.id();
        return new Form(
                "Change your review",
                mine,
                mine + "/delete",
                view.rating(),
                view.title(),
                view.text(),
                Objects.requireNonNullElse(view.author(), author.name()),
                List.of());
    }

    private static ReviewSection section(
            Product product,
            ReviewOrder order,
            boolean away,
            ReviewList.Slice<Shown> shown,
            @Nullable Form form,
            String hint) {
        String path = "/products/" + product.sku() + "/reviews?sort=" + order.parameter();
        return new ReviewSection(
                product.sku(),
                Stars.of(product.rating()),
                average(product.rating()),
                bars(product.rating()),
                away,
                shown.items(),
                orders(product.sku(), order),
                shown.next() == null ? null : path + "&cursor=" + shown.next(),
                form,
                hint);
    }

    private static String average(Rating rating) {
        return rating.reviews() == 0
                ? ""
                : "On average %.1f stars were given. With few reviews the rating stays nearer to 3."
                        .formatted(rating.average());
    }

    private static List<Bar> bars(Rating rating) {
        List<Bar> bars = new ArrayList<>();
        for (int stars = Rating.MOST; stars > 0 && rating.reviews() > 0; stars--) {
            bars.add(new Bar(
                    stars == 1 ? "1 star" : stars + " stars", rating.stars().get(stars - 1), rating.reviews()));
        }
        return bars;
    }

    private static List<Order> orders(String sku, ReviewOrder set) {
        return Arrays.stream(ReviewOrder.values())
                .map(order -> new Order(
                        order == ReviewOrder.NEWEST ? "Newest first" : "Most helpful first",
                        "/products/" + sku + "/reviews?sort=" + order.parameter(),
                        order == set))
                .toList();
    }

    private static Shown shown(ReviewEntity review, @Nullable UUID account) {
        ReviewView view = review.view();
        boolean own = review.isOf(account);
        return new Shown(
                view.id(),
                view.rating() + " of " + Rating.MOST + " stars",
                "★".repeat(view.rating()) + "☆".repeat(Rating.MOST - view.rating()),
                view.title(),
                Objects.requireNonNullElse(view.author(), "A former customer") + ", " + DAY.format(view.at())
                        + (view.editedAt() == null ? "" : ", changed " + DAY.format(view.editedAt())),
                view.text().lines().filter(line -> !line.isBlank()).toList(),
                helpful(view.helpful()),
                account != null && !own,
                own);
    }

    private static String helpful(int votes) {
        return switch (votes) {
            case 0 -> "";
            case 1 -> "One other found this helpful.";
            default -> "%,d others found this helpful.".formatted(votes);
        };
    }
}
