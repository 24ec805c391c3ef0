package shop.carousel.e2e.chaos.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A process that uses the ring: {@code writer}, {@code reader}, {@code locker} or {@code relay}. It obeys the lines on
 * its standard input, and ends with it, so that none outlives the run.
 */
final class Worker {

    private Worker() {}

    /** Arguments: the folder of the {@link Job}, the role, the name. Says {@code ready} when it works. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var job = Job.read(Path.of(arguments[0]));
        try (var recorder = new Recorder(Path.of(job.folder()), arguments[2]);
                var ring = WorkerRing.start(job, arguments[2]);
                var role = role(arguments[1], job, ring, recorder)) {
            role.start();
            System.out.println("ready");
            obey(role);
        }
        System.exit(0); // threads that wait for a node that is silent do not hold the process
    }

    private static Role role(String name, Job job, WorkerRing ring, Recorder recorder) throws SQLException {
        return switch (name) {
            case "writer" -> new Writer(job, ring, recorder);
            case "reader" -> new Reader(job, ring, recorder);
            case Locker.ROLE -> new Locker(job, ring, recorder);
            case "relay" -> new Relay(job, ring);
            default -> throw new IllegalArgumentException("There is no role " + name);
        };
    }

    private static void obey(Role role) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null && !line.equals("stop"); ) {
                role.obey(line);
            }
        }
    }

    /** What a worker does. */
    interface Role extends AutoCloseable {

        void start();

        void obey(String order);

        /** Ends the work; all that was done is recorded. */
        @Override
        void close();
    }
}
