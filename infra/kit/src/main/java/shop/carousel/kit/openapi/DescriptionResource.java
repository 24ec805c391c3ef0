package shop.carousel.kit.openapi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/**
 * The description of the whole shop's API, and a page to try it. Every service serves the same file: the description is
 * kept in the sources, and a test of the whole shop compares it with the services' own documents.
 */
@Path("/api/openapi")
@RunOnVirtualThread
public class DescriptionResource {

    private static final String FOLDER = "/META-INF/carousel/";

    /** The three services' descriptions together. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Operation(hidden = true)
    public byte[] description() {
        return read("openapi.json");
    }

    /** Swagger UI. */
    @GET
    @Path("/ui")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public byte[] page() {
        return read("openapi.html");
    }

    private static byte[] read(String name) {
        try (InputStream file = DescriptionResource.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
