package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.client.ImportCommand;
import shop.carousel.demo.gateway.GatewayPart;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Authority;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.supervisor.Leftovers;
import shop.carousel.demo.supervisor.Member;
import shop.carousel.demo.supervisor.StateFile;
import shop.carousel.demo.supervisor.Supervisor;

/** {@code shop up}: the whole shop, until Ctrl-C or {@code shop down}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts the whole shop and keeps it running until Ctrl-C, SIGTERM or ./shop down.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "-Dbroker",
            paramLabel = "NAME",
            description =
                    "The message broker that the shop is built for and started with: kafka or rabbitmq, which has to "
                            + "be installed (default: kafka).")
    private @Nullable String broker;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The gateway's port; all others are above it (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(names = "--redis", paramLabel = "N", defaultValue = "3", description = "Cache nodes (default: 3).")
    private int redis;

    @Option(names = "--catalog", paramLabel = "N", defaultValue = "1", description = "Catalog services (default: 1).")
    private int catalog;

    @Option(names = "--cart", paramLabel = "N", defaultValue = "1", description = "Cart services (default: 1).")
    private int cart;

    @Option(names = "--order", paramLabel = "N", defaultValue = "1", description = "Order services (default: 1).")
    private int order;

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "Imports a catalogue when the shop is open; may be repeated.")
    private List<Path> imports = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Another name under which the shop is served, on any port or as NAME:PORT; may be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--tls",
            description = "Serves HTTPS with a certificate from the data folder's own authority, and "
                    + "sends plain HTTP there.")
    private boolean tls;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "NETWORK",
            description =
                    "An address or network (10.0.0.0/8) of proxies in front of the gateway, whose X-Forwarded-For, "
                            + "-Proto and -Host are believed; may be repeated.")
    private List<String> proxies = new ArrayList<>();

    @Option(
            names = "--gateway",
            paramLabel = "NAME=VALUE",
            description = "A limit of the gateway, such as max-streams=2000; may be repeated.")
    private Map<String, String> gateway = new LinkedHashMap<>();

    @Option(
            names = "--only",
            paramLabel = "infrastructure",
            description =
                    "Starts everything but the services, for which developers start mvn quarkus:dev (see the README).")
    private @Nullable Extent only;

    @Option(names = "--no-training", description = "Starts without AOT caches, and makes none in the background.")
    private boolean noTraining;

    @Option(names = "--no-demo-data", description = "Starts without the demonstration products.")
    private boolean noDemoData;

    /** The names that the shop has anyway. */
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

    /** The parts of a shop that can be started alone; the names are the option's values. */
    private enum Extent {
        infrastructure
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Layout layout = layout();
        var announcer = new Announcer(spec.commandLine().getOut());
        try (var lock = DataLock.take(layout.data())) {
            clearLeftovers(layout, announcer);
            run(layout, announcer);
        }
        return 0;
    }

    private Layout layout() {
        try {
            return new Layout(data.folder(), portBase, new Layout.Counts(redis, catalog, cart, order), tls);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void clearLeftovers(Layout layout, Announcer announcer) throws IOException, InterruptedException {
        var last = new StateFile(layout.state()).read();
        List<String> left = last.isPresent() ? Leftovers.clear(last.get()) : List.of();
        if (!left.isEmpty()) {
            announcer.say("Ended processes that a killed shop had left: " + String.join(", ", left));
        }
    }

    private void run(Layout layout, Announcer announcer) throws IOException, InterruptedException {
        Path home = DataOption.home();
        AotCaches caches = noTraining ? AotCaches.none() : AotCaches.used(Training.folder(home));
        var parts =
                new ShopParts(layout, ShopSecrets.ensure(layout), home, !noDemoData, gatewaySettings(layout), caches);
        check(parts.broker());
        List<Member> members = members(parts);
        Preflight.check(layout, members);
        announcer.say("Carousel starts; its data and logs are in " + layout.data());
        try (var supervisor =
                        new Supervisor(layout.url(), members, layout.logs(), new StateFile(layout.state()), announcer);
                var nextStart = new NextStart(layout, home, caches, announcer)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(supervisor, nextStart, layout, announcer)));
            supervisor.start();
            if (only == null) {
                opened("", layout, announcer);
                importCatalogues(layout);
                nextStart.prepare(members);
            } else {
                DevelopersFiles.write(layout, parts);
                sayHowToStartServices(announcer);
                opened("Then ", layout, announcer);
            }
            new CountDownLatch(1).await();
        }
    }

    private Map<String, String> gatewaySettings(Layout layout) throws IOException, InterruptedException {
        Map<String, String> settings = GatewayPart.settings(gateway, hosts, proxies);
        if (tls) {
            var authority = new Authority(layout.tlsFolder());
            authority.ensure(Stream.concat(LOOPBACK.stream(), hosts.stream().map(UpCommand::withoutPort))
                    .toList());
            settings.put("tls-key-store", authority.keyStore().toString());
            settings.put("inner-port", Integer.toString(layout.innerPort()));
        }
        return settings;
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]{1,5}$", "").replaceAll("[\\[\\]]", "");
    }

    private List<Member> members(ShopParts parts) throws IOException {
        try {
            return only == null ? parts.all() : parts.infrastructure();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The script builds what is asked for; who starts this program by other means may have built something else. */
    private void check(BrokerKind built) {
        if (broker != null && !broker.equals(built.part())) {
            throw new ParameterException(
                    spec.commandLine(), "The services are built for " + built.part() + ", not for " + broker);
        }
    }

    /** What {@code shop import} does; a catalogue that cannot be imported leaves the shop open. */
    private void importCatalogues(Layout layout) {
        if (!imports.isEmpty()) {
            new CommandLine(new ImportCommand())
                    .setOut(spec.commandLine().getOut())
                    .setErr(spec.commandLine().getErr())
                    .execute(Stream.concat(
                                    Stream.of("--data", layout.data().toString()),
                                    imports.stream().map(Path::toString))
                            .toArray(String[]::new));
        }
    }

    private static void close(Supervisor supervisor, NextStart nextStart, Layout layout, Announcer announcer) {
        nextStart.close();
        DevelopersFiles.delete(layout);
        supervisor.close();
        announcer.say("Carousel is closed.");
    }

    private static void sayHowToStartServices(Announcer announcer) {
        announcer.say("The infrastructure is up. Start the services, each in a terminal of its own:");
        for (Service service : Service.values()) {
            announcer.say("  mvn -pl %s-service -am compile quarkus:dev".formatted(service.lowerName()));
        }
    }

    private static void opened(String before, Layout layout, Announcer announcer) {
        announcer.say(before + "Carousel is open: " + layout.url());
        if (layout.tls()) {
            announcer.say(
                    "Trust its authority once in your browser: " + new Authority(layout.tlsFolder()).certificate());
        }
        announcer.say("Administrator: admin@carousel.shop, the password is in " + layout.adminPassword());
        announcer.say("Mailbox with its e-mails: http://localhost:" + layout.mailPort());
        announcer.say("Ctrl-C closes it.");
    }
}
