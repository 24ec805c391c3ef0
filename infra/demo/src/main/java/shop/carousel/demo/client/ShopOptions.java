package shop.carousel.demo.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.carousel.demo.DataOption;
import shop.carousel.demo.servers.Authority;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.StateFile;

/** Which running shop is meant: the one of the data folder, or any by its address. */
final class ShopOptions {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The shop's address (default: that of the shop that runs in the data folder).")
    private @Nullable URI url;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file with the administrator's password (default: DIR/admin-password).")
    private @Nullable Path passwordFile;

    /** A client of that shop, not signed in. */
    ShopClient client() throws IOException {
        URI shop = url == null ? runningShop() : url;
        var authority = new Authority(data.folder().resolve("tls"));
        return "https".equals(shop.getScheme()) && Files.exists(authority.certificate())
                ? new ShopClient(shop, authority.trust())
                : new ShopClient(shop);
    }

    private URI runningShop() throws IOException {
        return new StateFile(data.folder().resolve("state.json"))
                .read()
                .filter(shop -> shop.launcher().alive())
                .map(ShopState::url)
                .map(URI::create)
                .orElseThrow(() -> new ShopException("No shop runs in " + data.folder()
                        + ". Start it with ./shop up, or say where it is with --data DIR or --url URL."));
    }

    String password() {
        Path file = passwordFile == null ? data.folder().resolve("admin-password") : passwordFile;
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ShopException(
                    "The administrator's password cannot be read from " + file
                            + "; say where it is with --password-file.",
                    e);
        }
    }
}
