package shop.carousel.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shop.carousel.demo.client.Rehearsal;
import shop.carousel.demo.gateway.GatewayPart;
import shop.carousel.demo.servers.AotCaches;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.supervisor.Member;
import shop.carousel.demo.supervisor.StateFile;
import shop.carousel.demo.supervisor.Supervisor;

/**
 * Makes the AOT caches from which the shop's JVMs start: opens a small shop of its own, with ports and a data folder of
 * its own, sends it some visitors, and keeps what its JVMs loaded and how they used it.
 */
final class Training {

    /** A JVM that records does twice the work, and all of it may be at the lowest priority, beside a busy shop. */
    private static final int PATIENCE = 10;

    private static final Layout.Counts SMALL = new Layout.Counts(1, 1, 1, 1);

    private final Path home;
    private final Announcer announcer;

    Training(Path home, Announcer announcer) {
        this.home = home;
        this.announcer = announcer;
    }

    /** Where the caches of the shop that is built there lie. */
    static Path folder(Path home) {
        return home.resolve("target/aot");
    }

    /** Returns when all caches are made. The shop that it opened is gone then, or when this fails. */
    void run() throws IOException, InterruptedException {
        Path data = home.resolve("target/training");
        Folders.delete(data);
        Files.createDirectories(folder(home));
        Files.createDirectories(data.resolve("logs"));
        try {
            var caches = AotCaches.recorded(folder(home));
            List<Part> programs = rehearse(new Layout(data, Ports.freeBlock(Layout.PORTS), SMALL), caches);
            for (Part part : programs) {
                String program = part.javaProgram().orElseThrow();
                announcer.say("making the cache of " + program + " …");
                caches.create(program, part.prepare().command());
            }
        } finally {
            Folders.delete(data);
        }
    }

    /** Opens the shop, uses it and closes it; returns the parts whose JVMs have recorded that. */
    private List<Part> rehearse(Layout layout, AotCaches caches) throws IOException, InterruptedException {
        var gateway = GatewayPart.settings(Map.of(), List.of(), List.of());
        var parts = new ShopParts(layout, ShopSecrets.ensure(layout), home, true, gateway, caches);
        List<Member> members = parts.all();
        var state = new StateFile(layout.state());
        try (var supervisor = new Supervisor(layout.url(), members, layout.logs(), state, announcer, PATIENCE)) {
            supervisor.start();
            new Rehearsal(URI.create(layout.url())).run();
            List<Part> recording = members.stream()
                    .map(Member::part)
                    .filter(part -> part.javaProgram()
                            .filter(caches.lacking()::contains)
                            .isPresent())
                    .toList();
            Map<String, Long> processes = state.read().orElseThrow().processes();
            for (Part part : recording) {
                caches.endRecording(Objects.requireNonNull(processes.get(part.name()), part.name()));
            }
            return recording;
        }
    }
}
