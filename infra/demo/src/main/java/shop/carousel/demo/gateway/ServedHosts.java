package shop.carousel.demo.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names under which the shop is served: {@code name} on any port, or {@code name:port}. Immutable. */
final class ServedHosts {

    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?");

    private final Set<String> served;

    private ServedHosts(Set<String> served) {
        this.served = served;
    }

    /** Refuses names that no {@code Host} could have. */
    static ServedHosts of(String list) {
        var served = new TreeSet<String>();
        for (String host : list.split(",")) {
            String name = host.strip();
            if (!isAuthority(name)) {
                throw new IllegalArgumentException(
                        "A served host is a name or an address, or one with a port: " + host);
            }
            served.add(name.toLowerCase(Locale.ROOT));
        }
        return new ServedHosts(served);
    }

    /** Whether the value of a {@code Host} has the form of one (RFC 9110, section 7.2), without user information. */
    static boolean isAuthority(String host) {
        return AUTHORITY.matcher(host).matches();
    }

    boolean serves(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return served.contains(asked) || served.contains(asked.replaceFirst(":[0-9]{1,5}$", ""));
    }

    @Override
    public String toString() {
        return String.join(",", served);
    }
}
