package shop.carousel.catalog.job;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.identity.Roles;
import shop.carousel.kit.work.JobTable;

/** {@code /admin/catalogue}: the background work of this service, beside the administrator's other pages. */
@Path("/admin/catalogue")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class JobPages {

    private static final int ROWS = 25;

    private final CatalogueJobs jobs;
    private final Optional<String> mailbox;

    /** @param mailbox where the demo's mail can be read */
    JobPages(CatalogueJobs jobs, @ConfigProperty(name = "carousel.mail.inbox-url") Optional<String> mailbox) {
        this.jobs = jobs;
        this.mailbox = mailbox;
    }

    @CheckedTemplate(basePath = "job")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance jobs(JobTable table, @Nullable String mailbox);
    }

    /** All of it, or one kind. An import that failed is sent again by whoever has its file. */
    @GET
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    public TemplateInstance jobs(@RestQuery @Nullable String kind, @RestQuery @Nullable String cursor) {
        return Templates.jobs(
                JobTable.of(jobs.page(kind, ROWS, cursor), "/admin/catalogue", kind, job -> false),
                mailbox.orElse(null));
    }
}
