package shop.carousel.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.servers.Folders;

/**
 * What a service that a developer starts has to know of the infrastructure: a properties file for each, {@code
 * DIR/dev/SERVICE.properties}, which the service's profile {@code dev} reads (the kit's {@code InfrastructureFile}).
 * Secrets stay where they are; the file says where.
 */
final class DevelopersFiles {

    private DevelopersFiles() {}

    static void write(Layout layout, ShopParts parts) throws IOException {
        Path folder = folder(layout);
        Folders.secret(folder);
        for (Service service : Service.values()) {
            var properties = new Properties();
            properties.putAll(parts.configuration(layout.instances(service).getFirst()));
            var text = new StringWriter();
            properties.store(text, "Written by ./shop up --only infrastructure");
            Folders.writeSecret(folder.resolve(service.lowerName() + ".properties"), text.toString());
        }
    }

    /** Without infrastructure there is nothing to say. */
    static void delete(Layout layout) {
        try {
            Folders.delete(folder(layout));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Layout layout) {
        return layout.data().resolve("dev");
    }
}
