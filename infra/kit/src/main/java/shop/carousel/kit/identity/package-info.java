/** The caller's identity: the names of the session cookie, its token's claims and roles, which all services share. */
@NullMarked
package shop.carousel.kit.identity;

import org.jspecify.annotations.NullMarked;
