package shop.carousel.order.account;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/account}: the account of the signed-in account. */
@Path("/api/account")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class AccountResource {

    private final Profiles profiles;
    private final SignedIn signedIn;
    private final PasswordChange passwords;
    private final EmailChange emails;
    private final AccountDeletion data;

    AccountResource(
            Profiles profiles, SignedIn signedIn, PasswordChange passwords, EmailChange emails, AccountDeletion data) {
        this.data = data;
        this.passwords = passwords;
        this.emails = emails;
        this.profiles = profiles;
        this.signedIn = signedIn;
    }

    /** An account's data about its owner. */
    @Schema(
            name = "Profile",
            requiredProperties = {"id", "email", "name", "role"})
    public record Profile(String id, String email, String name, String role) {

        private static Profile of(Account account) {
            return new Profile(account.id().toString(), account.email(), account.name(), account.role());
        }
    }

    /** Returns it. */
    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "getAccount", summary = "One's own account")
    public Profile read() {
        return Profile.of(profiles.of(signedIn.required().id()));
    }

    /** Changes the name. */
    @PUT
    @Operation(operationId = "changeAccount", summary = "Changes one's name")
    public Profile change(@RequiredBody @Valid ProfileChange change) {
        return Profile.of(profiles.rename(signedIn.required().id(), change.plainName()));
    }

    /** All data that the shop stores about the account. */
    @GET
    @Path("export")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    @Operation(operationId = "exportAccount", summary = "All that is kept of oneself")
    @APIResponseSchema(
            value = Export.class,
            responseCode = "200",
            responseDescription = "Account, sessions, addresses, orders and cart.")
    public Map<String, Object> export() {
        return data.export(profiles.of(signedIn.required().id()));
    }

    /** What {@link #export} answers, as documents describe it. */
    @Schema(name = "AccountExport")
    record Export(
            Map<String, String> account,
            List<Object> sessions,
            List<Object> addresses,
            List<Object> orders,
            List<Object> carts) {}

    /** The password of the account. */
    @Schema(
            name = "AccountDeletion",
            requiredProperties = {"password"})
    record Deletion(
            @Schema(format = "password", maxLength = Credentials.LONGEST) @Nullable
            String password) {}

    /** Deletes the account; orders are kept without the person. */
    @DELETE
    @Operation(operationId = "deleteAccount", summary = "Deletes one's account; orders are kept without the person")
    @APIResponse(responseCode = "204", description = "The account is gone, and its sessions have ended.")
    @APIResponse(responseCode = "409", description = "An order of the account is under way.")
    public Response delete(@RequiredBody @Valid Deletion deletion, @Context HttpServerRequest http) {
        data.delete(signedIn.required().id(), deletion.password(), SessionResource.addressOf(http));
        return Response.noContent().build();
    }

    /** The present password and the next one. */
    @Schema(
            name = "PasswordChange",
            requiredProperties = {"currentPassword", "newPassword"})
    record NextPassword(
            @Schema(format = "password", maxLength = Credentials.LONGEST) @Nullable
            String currentPassword,

            @Schema(format = "password", minLength = 8, maxLength = Credentials.LONGEST) @NewPassword @Nullable
            String newPassword) {}

    /** Changes the password; all other sessions of the account end. */
    @POST
    @Path("password")
    @Operation(operationId = "changePassword", summary = "Changes one's password, and ends all other sessions")
    @APIResponse(responseCode = "204", description = "The password is changed.")
    @APIResponse(responseCode = "429", description = "Too many failed attempts; Retry-After says how long to wait.")
    public Response changePassword(@RequiredBody @Valid NextPassword next, @Context HttpServerRequest http) {
        passwords.change(
                signedIn.required().id(),
                signedIn.session().orElseThrow(),
                next.currentPassword(),
                next.newPassword(),
                SessionResource.addressOf(http));
        return Response.noContent().build();
    }

    /** The next address, and the password of the account. */
    @Schema(
            name = "EmailChange",
            requiredProperties = {"email", "password"})
    record NextAddress(
            @Schema(format = "email", maxLength = 254, examples = "ada@example.org") @MailAddress @Nullable
            String email,

            @Schema(format = "password", maxLength = Credentials.LONGEST) @Nullable
            String password) {}

    /** Asks for a letter to the next address, whose link gives it to the account. */
    @POST
    @Path("email")
    @Operation(operationId = "changeEmail", summary = "Asks for another e-mail address, which a letter's link confirms")
    @APIResponse(responseCode = "202", description = "A link is on its way to the new address.")
    @APIResponse(responseCode = "429", description = "Too many attempts; Retry-After says how long to wait.")
    public Response changeEmail(@RequiredBody @Valid NextAddress next, @Context HttpServerRequest http) {
        emails.ask(signedIn.required().id(), next.email(), next.password(), SessionResource.addressOf(http));
        return Response.accepted().build();
    }
}
