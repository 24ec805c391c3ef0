package shop.carousel.order.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import shop.carousel.kit.identity.Roles;
import shop.carousel.order.account.Account;
import shop.carousel.order.account.Profiles;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.read.OrderLists;

/** {@code /account}: who is signed in, and what they ordered last. Guests are sent to sign in. */
@Path("/account")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    private static final int NEWEST = 5;

    private final OrderLists lists;
    private final Profiles profiles;
    private final SignedIn signedIn;

    AccountPages(OrderLists lists, Profiles profiles, SignedIn signedIn) {
        this.lists = lists;
        this.profiles = profiles;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "order")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance account(AccountPage account);
    }

    /** The page. */
    @GET
    public Response show() {
        return signedIn.page(account -> Response.ok(Templates.account(page(profiles.of(account.id()))))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build());
    }

    private AccountPage page(Account account) {
        return new AccountPage(
                account.name(),
                account.email(),
                !account.role().equals(Roles.CUSTOMER),
                lists.ofAccount(account.id(), NEWEST, null).items().stream()
                        .map(OrderRow::of)
                        .toList());
    }
}
