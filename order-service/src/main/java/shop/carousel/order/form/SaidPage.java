package shop.carousel.order.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import shop.carousel.order.form.FormPage.Link;

/** A page that only says something, and where to go on. */
public record SaidPage(String title, String text, Link next) {

    @CheckedTemplate(basePath = "form")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance said(SaidPage page);
    }

    /** The page as an answer. */
    public Response shown(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .entity(Templates.said(this))
                .build();
    }
}
