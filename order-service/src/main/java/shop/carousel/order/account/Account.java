package shop.carousel.order.account;

import java.util.UUID;

/**
 * An account that can sign in.
 *
 * @param email in lower case
 * @param role one of {@link shop.carousel.kit.identity.Roles}
 */
public record Account(UUID id, String email, String name, String role) {}
