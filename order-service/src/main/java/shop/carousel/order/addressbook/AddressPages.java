package shop.carousel.order.addressbook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.account.SignedIn;
import shop.carousel.order.address.Countries;
import shop.carousel.order.form.FormPage;

/** {@code /account/addresses}: the addresses of the signed-in account. Guests are sent to sign in. */
@Path("/account/addresses")
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class AddressPages {

    private static final URI LIST = URI.create("/account/addresses");
    private static final String NEW = "/account/addresses/new";

    private static final Logger LOG = Logger.getLogger(AddressPages.class);

    private final AddressBook book;
    private final SignedIn signedIn;

    AddressPages(AddressBook book, SignedIn signedIn) {
        this.book = book;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "addressbook")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance list(AddressListPage page);
    }

    /** All of them. */
    @GET
    public Response list() {
        return signedIn.page(
                account -> Response.ok(Templates.list(AddressListPage.of(book.of(account.id()), book.most())))
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .build());
    }

    /** The form for one more. */
    @GET
    @Path("new")
    public Response fresh(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return signedIn.page(account -> adding(Countries.language(languages)).shown());
    }

    private static FormPage adding(Locale language) {
        return AddressForm.page("Add an address", NEW, language);
    }

    /** Adds it. */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            MultivaluedMap<String, String> typed, @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Locale language = Countries.language(languages);
        return saved(
                typed,
                language,
                adding(language),
                (account, form) -> book.add(account, form.address(), form.preferred()));
    }

    /** The form that changes one. */
    @GET
    @Path("{id}")
    public Response edit(@RestPath String id, @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        UUID number = AddressForm.number(id);
        return signedIn.page(account -> book.find(account.id(), number)
                .map(AddressForm::values)
                .map(changing(number, Countries.language(languages))::holding)
                .orElseThrow(AddressForm::unknown)
                .shown());
    }

    private static FormPage changing(UUID number, Locale language) {
        return AddressForm.page("Change an address", "/account/addresses/" + number, language);
    }

    /** Changes it. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @RestPath String id,
            MultivaluedMap<String, String> typed,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        UUID number = AddressForm.number(id);
        Locale language = Countries.language(languages);
        return saved(typed, language, changing(number, language), (account, form) -> book.change(
                        account, number, form.address(), form.preferred())
                .orElseThrow(AddressForm::unknown));
    }

    private Response saved(
            MultivaluedMap<String, String> typed,
            Locale language,
            FormPage page,
            BiFunction<UUID, AddressForm, SavedAddress> saving) {
        return signedIn.page(account -> {
            return page.answer(typed, () -> {
                SavedAddress saved = saving.apply(account.id(), AddressForm.of(typed, language));
                LOG.debugf("Address %s is kept.", saved.id());
                return Response.seeOther(LIST).build();
            });
        });
    }

    /** Makes one the default. */
    @POST
    @Path("{id}/default")
    public Response prefer(@RestPath String id) {
        UUID number = AddressForm.number(id);
        return changed(account -> book.prefer(account, number).isPresent());
    }

    /** Deletes one. */
    @POST
    @Path("{id}/delete")
    public Response delete(@RestPath String id) {
        UUID number = AddressForm.number(id);
        return changed(account -> book.remove(account, number));
    }

    private Response changed(Predicate<UUID> change) {
        return signedIn.page(account -> {
            if (!change.test(account.id())) {
                throw AddressForm.unknown();
            }
            return Response.seeOther(LIST).build();
        });
    }
}
