package shop.carousel.order.addressbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.address.Countries;

/** {@code /api/account/addresses}: the addresses of the signed-in account. */
@Path("/api/account/addresses")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class AddressResource {

    private final AddressBook book;
    private final SignedIn signedIn;

    AddressResource(AddressBook book, SignedIn signedIn) {
        this.book = book;
        this.signedIn = signedIn;
    }

    /** The addresses of an account, the preferred one first. */
    public record SavedAddresses(List<SavedAddress> items) {}

    /** All of them. */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "listAddresses", summary = "One's addresses, the default one first")
    public SavedAddresses list() {
        return new SavedAddresses(book.of(signedIn.required().id()));
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "getAddress", summary = "One of one's addresses")
    public SavedAddress read(@RestPath String id) {
        return book.find(signedIn.required().id(), AddressForm.number(id)).orElseThrow(AddressForm::unknown);
    }

    /** Adds one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addAddress", summary = "Keeps an address")
    @APIResponseSchema(
            value = SavedAddress.class,
            responseCode = "201",
            responseDescription = "The address is kept; Location is where.")
    @APIResponse(responseCode = "409", description = "The account has as many addresses as it may.")
    public Response add(
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RequestBody(content = @Content(schema = @Schema(implementation = AddressBody.class))) @Nullable
                    JsonNode body) {
        AddressForm form = AddressForm.of(required(body), Countries.language(languages));
        SavedAddress added = book.add(signedIn.required().id(), form.address(), form.preferred());
        return Response.created(URI.create("/api/account/addresses/" + added.id()))
                .entity(added)
                .build();
    }

    /** Changes one. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeAddress", summary = "Changes one of one's addresses")
    @APIResponseSchema(
            value = SavedAddress.class,
            responseCode = "200",
            responseDescription = "The address as it is now.")
    @APIResponse(responseCode = "404", description = "The account has no such address.")
    public SavedAddress change(
            @RestPath String id,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @RequestBody(content = @Content(schema = @Schema(implementation = AddressBody.class))) @Nullable
                    JsonNode body) {
        AddressForm form = AddressForm.of(required(body), Countries.language(languages));
        return book.change(signedIn.required().id(), AddressForm.number(id), form.address(), form.preferred())
                .orElseThrow(AddressForm::unknown);
    }

    /** Deletes one. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteAddress", summary = "Deletes one of one's addresses")
    @APIResponse(responseCode = "204", description = "The address is not kept any more.")
    @APIResponse(responseCode = "404", description = "The account has no such address.")
    public Response delete(@RestPath String id) {
        if (!book.remove(signedIn.required().id(), AddressForm.number(id))) {
            throw AddressForm.unknown();
        }
        return Response.noContent().build();
    }

    private static JsonNode required(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problem.badRequest("body", "The body must be a JSON object.");
        }
        return body;
    }
}
