package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import shop.carousel.demo.Layout.Service;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.supervisor.ShopState;
import shop.carousel.demo.supervisor.ShopState.PartState;

/**
 * The copy of a shop that runs. It holds what was committed up to one moment in all databases, and the events that
 * these had published by then; orders that were accepted before are in it, later ones are not.
 *
 * <p>The moment is one at which no relay publishes ({@link PausedRelays}). Then the log holds no event of a transaction
 * that the databases of the copy do not hold, and an event that is missing in the log is still in an outbox. Consumers'
 * positions are of the same moment or earlier than what they did: an event that comes again is known to the inbox. The
 * lock node is copied afterwards, so that no fencing token of the databases is above its own.
 */
final class LiveBackup {

    private static final Duration REWRITING = Duration.ofSeconds(30);

    private final Path data;
    private final ShopState shop;
    private Duration pause = Duration.ZERO;

    LiveBackup(Path data, ShopState shop) {
        this.data = data;
        this.shop = shop;
    }

    void write(ArchiveWriter archive) throws IOException, SQLException, InterruptedException {
        String password = Files.readString(data.resolve("secrets/postgres-password"));
        var cluster = new Cluster(data.resolve("postgres"), part("postgres").port(), password);
        List<String> databases =
                Stream.of(Service.values()).map(Service::database).toList();
        try (var base = BaseBackup.start(cluster)) {
            base.copyFiles("postgres", archive);
            Instant made;
            try (var log = new LogCut(data.resolve("kafka/log"))) {
                String label;
                try (var relays = PausedRelays.pause(cluster, databases)) {
                    long began = System.nanoTime();
                    log.take();
                    label = base.mark();
                    made = Instant.now();
                    pause = Duration.ofNanos(System.nanoTime() - began);
                }
                archive.text("postgres/backup_label", label);
                base.copyLog("postgres", archive);
                log.copy("kafka/log", archive);
            }
            lockNode(archive);
            Kept.copySecrets(data, archive);
            archive.complete(new Manifest(Manifest.FORMAT, made.toString(), base.restorePoint()));
        }
    }

    private void lockNode(ArchiveWriter archive) throws IOException, InterruptedException {
        AppendOnlyFile.rewrite(part("lock-a").port(), REWRITING);
        Kept.copyFolder(data, "lock-a", archive);
    }

    private PartState part(String name) {
        return shop.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PartFailedException("The running shop has no part " + name + "."));
    }

    /** How long no event was published. */
    Duration pause() {
        return pause;
    }
}
