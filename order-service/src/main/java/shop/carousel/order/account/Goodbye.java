package shop.carousel.order.account;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import shop.carousel.kit.web.Cookies;

/** The answer to a browser that has signed out. */
@Singleton
class Goodbye {

    private final SessionCookies cookies;

    Goodbye(SessionCookies cookies) {
        this.cookies = cookies;
    }

    /** The browser forgets the cart and the orders too: its next user may be somebody else. */
    Response home() {
        return Response.seeOther(URI.create("/"))
                .cookie(forgotten(Cookies.CART), forgotten(Cookies.ORDERS))
                .cookie(cookies.none())
                .build();
    }

    private static NewCookie forgotten(String name) {
        return new NewCookie.Builder(name)
                .value("")
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(0)
                .build();
    }
}
