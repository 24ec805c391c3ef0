package shop.carousel.catalog.stock;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How many units there are, always asked of the database. */
@Path("/api/stock/{sku}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StockResource {

    private final StockDesk desk;

    StockResource(StockDesk desk) {
        this.desk = desk;
    }

    /** 200, or 404 when nothing is sold under that SKU. */
    @GET
    public Response get(@PathParam("sku") String sku) {
        return Response.ok(desk.level(sku)).header("Cache-Control", "no-store").build();
    }
}
