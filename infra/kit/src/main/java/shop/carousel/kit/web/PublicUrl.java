package shop.carousel.kit.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shop's public addresses, whichever host name a request used. */
@Singleton
public class PublicUrl {

    private final String shop;

    PublicUrl(@ConfigProperty(name = "carousel.public-url", defaultValue = "http://localhost:8080") String shop) {
        this.shop = shop.replaceFirst("/+$", "");
    }

    /** The whole address of a path, which begins with a slash. */
    public String of(String path) {
        return shop + path;
    }
}
