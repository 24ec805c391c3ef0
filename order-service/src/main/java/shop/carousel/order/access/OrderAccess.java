package shop.carousel.order.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.read.Orders;

/**
 * Access to orders. An order is visible to the account that placed it, to holders of its token or of the one in its
 * e-mails, to the browser that placed it as a guest, to administrators and to support. For all others it does not
 * exist. Those who may see it may cancel it; support only up to a total.
 */
@Singleton
public class OrderAccess {

    private final Orders orders;
    private final OrderLinks links;
    private final SignedIn signedIn;
    private final SupportConfig support;

    OrderAccess(Orders orders, OrderLinks links, SignedIn signedIn, SupportConfig support) {
        this.support = support;
        this.orders = orders;
        this.links = links;
        this.signedIn = signedIn;
    }

    /** The order, if the caller may see it; otherwise a 404. */
    public OrderView require(String id, @Nullable String token, @Nullable String cookie) {
        return find(id, token, cookie)
                .orElseThrow(() -> Problem.notFound("There is no such order, or it is not yours."));
    }

    /** The order, if the caller may cancel it; a 404 if there is none, a 403 if it is over the limit of support. */
    public OrderView requireToCancel(String id, @Nullable String token, @Nullable String cookie) {
        OrderView order = require(id, token, cookie);
        boolean isHelp = signedIn.account()
                .filter(who -> who.role().equals(Roles.SUPPORT) && !who.id().equals(order.accountId()))
                .isPresent();
        if (isHelp && order.total().toBigDecimal().compareTo(support.refundLimit()) > 0) {
            throw Problem.of(
                    403,
                    "over-refund-limit",
                    "Not allowed to cancel",
                    "Support cancels orders up to %s.".formatted(support.refundLimit()));
        }
        return order;
    }

    /**
     * Refuses a refund that the caller may not give (403): support refunds up to its limit of one order, all its
     * refunds together, and nothing of its own orders.
     *
     * @param refunded what will have been refunded of the order then
     */
    public void requireToRefund(OrderView order, Money refunded) {
        Account who = signedIn.required();
        if (!who.role().equals(Roles.ADMIN)) {
            if (who.id().equals(order.accountId())) {
                throw Problem.of(403, "own-order", "Not allowed to refund", "You cannot refund your own orders.");
            }
            if (refunded.toBigDecimal().compareTo(support.refundLimit()) > 0) {
                throw Problem.of(
                        403,
                        "over-refund-limit",
                        "Not allowed to refund",
                        "Support refunds up to %s of an order, all refunds together.".formatted(support.refundLimit()));
            }
        }
    }

    /**
     * The order, if the caller may see it.
     *
     * @param token what the caller shows, if anything
     * @param cookie the value of the cookie with orders placed from this browser. It opens no account's order, because
     *     the browser may have another user by then
     */
    public Optional<OrderView> find(String id, @Nullable String token, @Nullable String cookie) {
        return parse(id).flatMap(orders::find).filter(order -> isShown(order, token, cookie) || isOwned(order));
    }

    /** The order, if the caller's account or browser placed it. Roles and links in e-mails do not count. */
    public Optional<OrderView> findOwn(String id, @Nullable String cookie) {
        Optional<UUID> account = signedIn.account().map(Account::id);
        return parse(id)
                .flatMap(orders::find)
                .filter(order -> order.accountId() == null
                        ? isKept(order, cookie)
                        : account.filter(order.accountId()::equals).isPresent());
    }

    private boolean isShown(OrderView order, @Nullable String token, @Nullable String cookie) {
        return (token != null && (new OrderToken(token).hasHash(order.tokenHash()) || links.isToken(token, order.id())))
                || (order.accountId() == null && isKept(order, cookie));
    }

    private static boolean isKept(OrderView order, @Nullable String cookie) {
        return BrowserOrders.of(cookie)
                .tokenOf(order.id())
                .filter(kept -> kept.hasHash(order.tokenHash()))
                .isPresent();
    }

    private boolean isOwned(OrderView order) {
        Optional<Account> account = signedIn.account();
        return account.filter(
                        who -> !who.role().equals(Roles.CUSTOMER) || who.id().equals(order.accountId()))
                .isPresent();
    }

    /** Only the usual spelling: other texts that {@link UUID#fromString} accepts name no order. */
    private static Optional<UUID> parse(String id) {
        try {
            UUID parsed = UUID.fromString(id);
            return parsed.toString().equalsIgnoreCase(id) ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
