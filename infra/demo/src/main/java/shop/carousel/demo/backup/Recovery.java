package shop.carousel.demo.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Postgres;

/**
 * Starts PostgreSQL once in a restored folder. It recovers to the moment of the backup, and a copy that cannot be
 * recovered is found out now and not at the next start of the shop.
 */
final class Recovery {

    /** Where PostgreSQL looks for settings besides its command line; the shop keeps nothing there. */
    private static final String SETTINGS = "postgresql.auto.conf";

    private static final Duration STOPPING = Duration.ofSeconds(30);
    private static final Duration RECOVERING = Duration.ofMinutes(10);

    private final Path folder;
    private final String password;

    Recovery(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    void run(Manifest backup) throws IOException, InterruptedException {
        Path settings = folder.resolve(SETTINGS);
        String usual = Files.readString(settings);
        if (backup.restorePoint() != null) {
            // All of the log is there already. Nobody connects before the end.
            Folders.writeSecret(settings, """
                    restore_command = 'false'
                    recovery_target_name = '%s'
                    recovery_target_action = 'promote'
                    hot_standby = 'off'
                    """.formatted(backup.restorePoint()));
            Folders.writeSecret(folder.resolve("recovery.signal"), "");
        }
        Postgres.give(folder);
        start();
        Folders.writeSecret(settings, usual);
        Postgres.give(folder);
    }

    private void start() throws IOException, InterruptedException {
        Path log = folder.resolveSibling("recovery.log");
        try (var guardian = Guardian.start()) {
            var postgres = Postgres.durable(Ports.free(1).getFirst(), folder, password, List.of());
            var process = PartProcess.start(postgres, log, guardian);
            try {
                process.awaitReady(RECOVERING);
            } finally {
                process.stop(STOPPING);
            }
        }
        Files.delete(log);
    }
}
