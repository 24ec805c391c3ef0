package shop.carousel.order.trace;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import shop.carousel.kit.trace.TraceDocument;

/** Traces of the cart service. */
@Path("/api/admin/carts/traces")
@RegisterRestClient(configKey = "cart-traces")
interface CartTraceClient {

    /** What the instance that is asked keeps. */
    @GET
    @Path("{id}")
    TraceDocument trace(@RestPath String id, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
