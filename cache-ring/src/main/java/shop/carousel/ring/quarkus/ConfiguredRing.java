package shop.carousel.ring.quarkus;

import java.util.List;
import java.util.stream.IntStream;
import shop.carousel.ring.EncryptionKeys;
import shop.carousel.ring.MembershipOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;

/** Reads the configuration into what the library takes, which checks the bounds. Refusals name the key. */
final class ConfiguredRing {

    private static final String PREFIX = "carousel.ring";

    private ConfiguredRing() {}

    static RingOptions options(RingConfig config) {
        return ConfigKeys.under(PREFIX, () -> RingOptions.of(nodes("nodes", config.nodes()))
                .lockNodes(nodes("lock-nodes", config.lockNodes().orElse(List.of())))
                .formerLockNodes(
                        nodes("former-lock-nodes", config.formerLockNodes().orElse(List.of())))
                .client(client(config))
                .placement(config.placement())
                .encryption(config.encryption()
                        .map(with -> EncryptionKeys.of(with.writingKey(), with.keys()))
                        .orElse(EncryptionKeys.NONE))
                .locks(ConfigKeys.under(PREFIX + ".locks", config.locks()::toOptions))
                .zone(config.zone())
                .replicas(config.replicas())
                .membership(membership(config))
                .tuning(new ConfiguredCaches(config.caches())));
    }

    private static List<RingNode> nodes(String key, List<RingConfig.Node> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> ConfigKeys.under(PREFIX + '.' + key + '[' + i + ']', nodes.get(i)::toNode))
                .toList();
    }

    private static MembershipOptions membership(RingConfig config) {
        return new MembershipOptions(
                config.viewLease(),
                config.migrationWindow(),
                config.stalenessBound(),
                config.membershipStartWait(),
                config.proposalTimeout());
    }

    private static NodeOptions client(RingConfig config) {
        return new NodeOptions(
                config.transport(),
                config.commandTimeout(),
                config.connectTimeout(),
                config.connectionsPerNode(),
                config.maxQueuedPerNode(),
                config.spin(),
                config.breakerFailures(),
                config.probeInterval(),
                config.maxProbeInterval(),
                config.user().orElse(null),
                config.password().orElse(null),
                ConfigKeys.under(PREFIX + ".tls", config.tls()::toTls));
    }
}
