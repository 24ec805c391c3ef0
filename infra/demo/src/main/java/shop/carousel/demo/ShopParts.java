package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shop.carousel.demo.Layout.Instance;
import shop.carousel.demo.Layout.Node;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.gateway.GatewayPart;
import shop.carousel.demo.mail.MailPart;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Kafka;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.Postgres;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.servers.Redis;
import shop.carousel.demo.supervisor.Member;
import shop.carousel.demo.supervisor.Role;

/** All parts of a shop, configured for each other. */
final class ShopParts {

    private static final int CACHE_MEBIBYTES = 96;

    private final Layout layout;
    private final ShopSecrets secrets;
    private final Path home;
    private final boolean demoData;
    private final Map<String, String> gatewaySettings;
    private final AotCaches caches;

    /** Parts of services that are built in the repository at home. */
    ShopParts(
            Layout layout,
            ShopSecrets secrets,
            Path home,
            boolean demoData,
            Map<String, String> gatewaySettings,
            AotCaches caches) {
        this.caches = caches;
        this.gatewaySettings = Map.copyOf(gatewaySettings);
        this.layout = layout;
        this.secrets = secrets;
        this.home = home;
        this.demoData = demoData;
    }

    /** The parts, in the order in which people read them. */
    List<Member> all() throws IOException {
        var members = new ArrayList<>(infrastructure());
        services().forEach(service -> members.add(new Member(service, Role.SERVICE)));
        return members;
    }

    /** All parts but the services. */
    List<Member> infrastructure() throws IOException {
        var members = new ArrayList<Member>();
        members.add(new Member(gateway(), Role.GATEWAY));
        members.add(new Member(postgres(), Role.POSTGRES));
        members.add(new Member(brokerPart(), Role.BROKER));
        members.add(new Member(new MailPart(layout.mailPort(), layout.mailPort() + 1, caches), Role.MAIL));
        redis().forEach(node -> members.add(new Member(node, Role.REDIS)));
        return members;
    }

    private Part gateway() {
        var instances = new LinkedHashMap<String, List<Integer>>();
        for (Service service : Service.values()) {
            instances.put(
                    service.lowerName(),
                    layout.instances(service).stream().map(Instance::port).toList());
        }
        return new GatewayPart(layout.portBase(), instances, gatewaySettings, caches);
    }

    private Part brokerPart() throws IOException {
        int port = layout.brokerPort();
        return switch (broker()) {
            case KAFKA -> new Kafka(port, port + 1, layout.dataOf("kafka"), caches);
            case RABBITMQ -> new RabbitMq(port, port + 1, layout.dataOf("rabbitmq"), secrets.brokerPassword());
        };
    }

    /** What the services were built for. */
    BrokerKind broker() {
        return BrokerKind.packagedWith(packaged(Service.ORDER));
    }

    private Part postgres() throws IOException {
        var databases = new ArrayList<Database>();
        for (Service service : Service.values()) {
            databases.add(new Database(service.database(), service.database(), secrets.databasePassword(service)));
        }
        return Postgres.durable(
                layout.postgresPort(), layout.dataOf("postgres"), secrets.superuserPassword(), databases);
    }

    private Stream<Part> redis() {
        Node lock = layout.lockNode();
        return Stream.concat(
                layout.cacheNodes().stream()
                        .map(node -> Redis.cache(node.id(), node.port(), layout.dataOf(node.id()), CACHE_MEBIBYTES)),
                Stream.of(Redis.locks(lock.id(), lock.port(), layout.dataOf(lock.id()))));
    }

    private Stream<Part> services() {
        return Stream.of(Service.values())
                .flatMap(service -> layout.instances(service).stream())
                .map(instance -> new JavaService(
                        instance,
                        jar(instance.service()),
                        configuration(instance),
                        layout.dataOf(instance.name()),
                        caches));
    }

    /** The jar that a service is started from. */
    private Path jar(Service service) {
        return packaged(service).resolve("quarkus-run.jar");
    }

    private Path packaged(Service service) {
        return home.resolve(service.lowerName() + "-service/target/quarkus-app");
    }

    /** What an instance is told, besides its secrets. */
    Map<String, String> configuration(Instance instance) {
        var configuration = new LinkedHashMap<String, String>();
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.put("quarkus.http.port", Integer.toString(instance.port()));
        configuration.put(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/"
                        + instance.service().database());
        configuration.put("quarkus.datasource.username", instance.service().database());
        broker(configuration);
        configuration.put("carousel.instance", instance.name());
        configuration.put("carousel.public-url", layout.url());
        configuration.put("carousel.mail.inbox-url", "http://localhost:" + layout.mailPort());
        configuration.put("carousel.catalog.url", layout.innerUrl());
        configuration.put("carousel.cart.url", layout.innerUrl());
        configuration.put("carousel.demo-data", Boolean.toString(demoData));
        configuration.put(
                "carousel.search.directory",
                layout.dataOf(instance.name()).resolve("search").toString());
        configuration.put(
                "smallrye.config.source.file.locations",
                layout.secrets(instance.service()).toString());
        if (instance.service() == Service.ORDER) {
            outside(configuration);
        }
        state(configuration);
        ring(configuration);
        return configuration;
    }

    /** Where the broker is; RabbitMQ's password is among the secrets. */
    private void broker(Map<String, String> configuration) {
        switch (broker()) {
            case KAFKA -> configuration.put("kafka.bootstrap.servers", "127.0.0.1:" + layout.brokerPort());
            case RABBITMQ -> {
                configuration.put("rabbitmq-host", "127.0.0.1");
                configuration.put("rabbitmq-port", Integer.toString(layout.brokerPort()));
                configuration.put("rabbitmq-username", RabbitMq.USER);
            }
        }
    }

    /** What all instances count or know together lies where nothing is evicted: at the lock node. */
    private void state(Map<String, String> configuration) {
        configuration.put(
                "quarkus.redis.state.hosts", "redis://" + layout.lockNode().address());
        // Measurements, replays and faults of the demo come from this machine.
        configuration.put("carousel.limits.exempt", "127.0.0.1");
    }

    /** What stands for other companies: the mail server, and the carrier. */
    private void outside(Map<String, String> configuration) {
        configuration.put("carousel.mail.enabled", "true");
        configuration.put("quarkus.mailer.host", "127.0.0.1");
        // A mail server of one's own comes before the mailbox that shows what was sent.
        configuration.put(
                "quarkus.mailer.port",
                System.getenv().getOrDefault("QUARKUS_MAILER_PORT", Integer.toString(layout.mailPort() + 1)));
        configuration.put("carousel.carrier.enabled", "true");
    }

    private void ring(Map<String, String> configuration) {
        List<Node> nodes = layout.cacheNodes();
        for (int i = 0; i < nodes.size(); i++) {
            String prefix = "carousel.ring.nodes[" + i + "].";
            configuration.put(prefix + "id", nodes.get(i).id());
            configuration.put(prefix + "address", nodes.get(i).address());
            configuration.put(prefix + "weight", "1");
            configuration.put(prefix + "zone", nodes.get(i).zone());
        }
        configuration.put("carousel.ring.node-places", layout.nodePlaces());
        configuration.put("carousel.ring.lock-nodes[0].id", layout.lockNode().id());
        configuration.put(
                "carousel.ring.lock-nodes[0].address", layout.lockNode().address());
    }
}
