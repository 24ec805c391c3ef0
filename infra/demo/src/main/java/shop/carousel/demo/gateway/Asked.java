package shop.carousel.demo.gateway;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import shop.carousel.contracts.Routes.Route;
import shop.carousel.contracts.Routes.Trait;

/** A request that somebody may answer: who asks, by which connection, for what. */
record Asked(Request request, WatchedEndPoint connection, Visitor visitor, Body body, Route route, String requestId) {

    boolean hasBody() {
        return hasBody(request);
    }

    static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Whether the answer may never end. */
    boolean isStream() {
        return isRead(request) && route.is(Trait.STREAM);
    }

    private static boolean isRead(Request request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
