package shop.carousel.order.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The administrator that the shop starts with. */
@ConfigMapping(prefix = "carousel.admin")
public interface AdministratorConfig {

    @WithDefault("admin@carousel.shop")
    String email();

    /** A secret. Changed here, it is changed at the next start. */
    String password();
}
