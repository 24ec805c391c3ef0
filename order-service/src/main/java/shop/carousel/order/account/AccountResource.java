package shop.carousel.order.account;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import shop.carousel.kit.validation.RequiredBody;

/** {@code /api/account}: the account of whoever is signed in. */
@Path("/api/account")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "Accounts and sessions.")
public class AccountResource {

    private final Profiles profiles;
    private final SignedIn signedIn;

    AccountResource(Profiles profiles, SignedIn signedIn) {
        this.profiles = profiles;
        this.signedIn = signedIn;
    }

    /** What an account says of its owner. */
    @Schema(
            name = "Profile",
            requiredProperties = {"id", "email", "name", "role"})
    public record Profile(String id, String email, String name, String role) {

        private static Profile of(Account account) {
            return new Profile(account.id().toString(), account.email(), account.name(), account.role());
        }
    }

    /** What it says. */
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
}
