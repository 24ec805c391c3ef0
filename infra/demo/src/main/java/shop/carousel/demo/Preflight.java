package shop.carousel.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.supervisor.Member;

/** What must be so before any part is started; each failure is one clear message. */
final class Preflight {

    private static final long LEAST_BYTES = 300L << 20;

    private Preflight() {}

    /** Room on the disk, free ports, and fresh logs (the last run's are kept as {@code .log.1}). */
    static void check(Layout layout, List<Member> members) throws IOException {
        space(layout.data());
        members.stream().map(Member::part).forEach(Preflight::port);
        Files.createDirectories(layout.logs());
        for (Member member : members) {
            rotate(layout.logs().resolve(member.name() + ".log"));
        }
    }

    private static void space(Path data) throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        if (free < LEAST_BYTES) {
            throw new PartFailedException("The disk is full: " + (free >> 20) + " MiB are left for " + data
                    + ", the shop needs " + (LEAST_BYTES >> 20) + " MiB.");
        }
    }

    private static void port(Part part) {
        if (!Ports.isFree(part.port())) {
            throw new PartFailedException("Port " + part.port() + " is in use, and " + part.name()
                    + " needs it. Stop what listens there, or move all ports with --port-base N.");
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
