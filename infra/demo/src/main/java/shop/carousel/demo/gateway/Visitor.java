package shop.carousel.demo.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as the gateway believes it.
 *
 * @param address the client's IP address
 * @param share what counts as one client: the address, or the network of 64 bits that an IPv6 address is in
 * @param scheme how the client speaks to the shop: http or https
 * @param host the name and port by which the client knows the shop; HTTP/1.0 may leave it out
 * @param behindProxy whether a trusted proxy said so
 */
record Visitor(
        String address,
        String share,
        String scheme,
        @Nullable String host,
        boolean behindProxy) {}
