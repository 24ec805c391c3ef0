package shop.carousel.order.account;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import shop.carousel.kit.web.Cookies;

/** How a browser is sent home that has signed out. */
@Singleton
class Goodbye {

    private final SessionCookies cookies;

    Goodbye(SessionCookies cookies) {
        this.cookies = cookies;
    }

    /** The browser forgets the cart and the orders too: who uses it next is somebody else. */
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
