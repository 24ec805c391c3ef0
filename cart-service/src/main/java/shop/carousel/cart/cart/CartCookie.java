package shop.carousel.cart.cart;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import shop.carousel.kit.web.Cookies;

/** The cookie by which a browser holds its cart. */
@Singleton
final class CartCookie {

    private final int ageSeconds;

    CartCookie(CartConfig config) {
        this.ageSeconds = Math.toIntExact(config.cookieAge().toSeconds());
    }

    /**
     * Not readable by scripts, not sent along by other sites' forms, and over TLS only where the shop is reached over
     * TLS.
     */
    NewCookie of(String cartId, UriInfo request) {
        return new NewCookie.Builder(Cookies.CART)
                .value(cartId)
                .path("/")
                .maxAge(ageSeconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure("https".equals(request.getBaseUri().getScheme()))
                .build();
    }
}
