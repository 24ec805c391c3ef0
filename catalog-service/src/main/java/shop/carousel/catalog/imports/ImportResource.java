package shop.carousel.catalog.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.problem.Problem;

/** Imports for administrators: CSV or JSON Lines, gzip or not, as the body or as the one file of a form. */
@Path("/api/admin/imports")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "Catalogues as CSV or JSON Lines, gzipped or not.")
public class ImportResource {

    private final ImportUploads uploads;
    private final ImportJobs jobs;

    ImportResource(ImportUploads uploads, ImportJobs jobs) {
        this.uploads = uploads;
        this.jobs = jobs;
    }

    /** 202 with the job's address. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importCatalogue",
            summary = "Imports a catalogue",
            description = "The file is the body, or the one file of a form (multipart/form-data).")
    @APIResponseSchema(
            value = ImportJob.class,
            responseCode = "202",
            responseDescription = "The import has begun; Location is its address.")
    public Response importBody(InputStream body) throws IOException {
        return accepted(uploads.accept(body));
    }

    /** 202 with the job's address; 400 unless the form has one file. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true) // the same operation, described above
    public Response importForm(@RestForm(FileUpload.ALL) List<FileUpload> files) throws IOException {
        if (files == null || files.size() != 1) {
            throw Problem.badRequest("file", "The form must have exactly one file.");
        }
        try (InputStream content = Files.newInputStream(files.getFirst().uploadedFile())) {
            return accepted(uploads.accept(content));
        }
    }

    /** How far a job is. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "How far an import is")
    @APIResponseSchema(value = ImportJob.class, responseCode = "200", responseDescription = "The import as it stands.")
    public Response job(@PathParam("id") String id) {
        ImportJob job = jobs.view(parse(id)).orElseThrow(() -> unknown(id));
        return Response.ok(job).header("Cache-Control", "no-store").build();
    }

    private Response accepted(UUID id) {
        return Response.accepted(jobs.view(id).orElseThrow())
                .location(URI.create("/api/admin/imports/" + id))
                .build();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw unknown(id);
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no import " + id + ".");
    }
}
