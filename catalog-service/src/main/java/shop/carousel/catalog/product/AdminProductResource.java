package shop.carousel.catalog.product;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.money.ShopCurrency;
import shop.carousel.kit.validation.RequiredBody;

/** Products for administrators. */
@Path("/api/admin/products/{sku}")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Products", description = "Search, suggestions and single products.")
public class AdminProductResource {

    private final ProductPut putting;
    private final ProductCatalog catalog;
    private final ShopCurrency currency;
    private final AuditTrail audit;

    AdminProductResource(ProductPut putting, ProductCatalog catalog, ShopCurrency currency, AuditTrail audit) {
        this.putting = putting;
        this.catalog = catalog;
        this.currency = currency;
        this.audit = audit;
    }

    /** 201 for a new product, whose stock is 0, else 200; 412 by {@code If-Match}; 422 naming each bad field. */
    @PUT
    @Operation(operationId = "putProduct", summary = "Creates or replaces a product")
    @APIResponseSchema(
            value = ProductView.class,
            responseCode = "200",
            responseDescription = "The product, replaced; ETag is its version.")
    @APIResponse(
            responseCode = "201",
            description = "The product is new; its stock is 0.",
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    public Response put(
            @PathParam("sku") String sku,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequiredBody ProductInput body) {
        ProductDraft draft = body.draftFor(sku, currency.currency());
        Optional<StockedProduct> before =
                catalog.findAllStrong(List.of(sku)).stream().findFirst();
        boolean isNew = putting.put(draft, ifMatch);
        StockedProduct stored = catalog.findAllStrong(List.of(sku)).getFirst();
        audit.changed(before.map(StockedProduct::product).orElse(null), stored.product());
        Response.ResponseBuilder answer = isNew ? Response.created(URI.create("/api/products/" + sku)) : Response.ok();
        return answer.entity(stored.view())
                .tag(new EntityTag(stored.entityTag()))
                .build();
    }
}
