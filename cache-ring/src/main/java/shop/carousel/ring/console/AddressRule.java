package shop.carousel.ring.console;

import java.util.regex.Pattern;

/**
 * Which addresses an administrator may name. Every process of the ring connects to them, so that without a rule the ring would knock on any
 * door of the inner network on command.
 *
 * @param allowed the whole of {@code host:port}
 */
public record AddressRule(Pattern allowed) {

    boolean admits(String address) {
        return allowed.matcher(address).matches();
    }
}
