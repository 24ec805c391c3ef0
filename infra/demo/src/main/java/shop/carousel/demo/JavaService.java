package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.carousel.demo.Layout.Instance;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Java;
import shop.carousel.demo.servers.Launch;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.servers.Web;

/** An instance of a service of the shop, from its built jar. It is ready when its own health check says so. */
final class JavaService implements Part {

    private static final int HEAP_MEBIBYTES = 192;
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Instance instance;
    private final Path jar;
    private final Map<String, String> configuration;
    private final Path folder;
    private final AotCaches caches;

    JavaService(Instance instance, Path jar, Map<String, String> configuration, Path folder, AotCaches caches) {
        this.caches = caches;
        this.instance = instance;
        this.jar = jar;
        this.configuration = configuration;
        this.folder = folder;
    }

    @Override
    public String name() {
        return instance.name();
    }

    @Override
    public Optional<String> javaProgram() {
        return Optional.of(instance.service().lowerName());
    }

    @Override
    public int port() {
        return instance.port();
    }

    @Override
    public Launch prepare() throws IOException {
        if (!Files.exists(jar)) {
            throw new PartFailedException(name() + " is not built: " + jar + " is missing. ./shop builds it.");
        }
        Files.createDirectories(folder);
        var more = new ArrayList<String>();
        more.addAll(
                List.of("-XX:MaxMetaspaceSize=160m", "-XX:MaxDirectMemorySize=64m", "-XX:ReservedCodeCacheSize=64m"));
        configuration.forEach((name, value) -> more.add("-D" + name + "=" + value));
        more.addAll(caches.options(javaProgram().orElseThrow(), jar));
        more.addAll(List.of("-jar", jar.toString()));
        return new Launch(Java.command(HEAP_MEBIBYTES, more), Map.of(), Optional.of(folder));
    }

    @Override
    public boolean ready() {
        return Web.status(port(), "/q/health/ready") == 200;
    }

    @Override
    public Duration startLimit() {
        return START_LIMIT;
    }
}
