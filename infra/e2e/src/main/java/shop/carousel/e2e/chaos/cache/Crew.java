package shop.carousel.e2e.chaos.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import shop.carousel.demo.servers.PartFailedException;

/** The worker processes of a run. */
final class Crew implements AutoCloseable {

    private final Path folder;
    private final List<String> options;
    private final List<WorkerProcess> writers = new ArrayList<>();
    private final List<WorkerProcess> readers = new ArrayList<>();
    private final List<WorkerProcess> lockers = new ArrayList<>();
    private final List<WorkerProcess> relays = new ArrayList<>();

    private Crew(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * @param options of the workers' JVMs
     */
    static Crew start(Path folder, List<String> options, int writers, int readers, int lockers) throws IOException {
        var crew = new Crew(folder, options);
        try {
            crew.add(crew.relays, "relay", 1);
            crew.add(crew.writers, "writer", writers);
            crew.add(crew.readers, "reader", readers);
            crew.add(crew.lockers, Locker.ROLE, lockers);
            for (var worker : crew.all().toList()) {
                worker.awaitReady();
            }
            return crew;
        } catch (IOException | RuntimeException e) {
            crew.close();
            throw e;
        }
    }

    private void add(List<WorkerProcess> to, String role, int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            to.add(WorkerProcess.start(folder, options, role, role + "-" + i));
        }
    }

    /** All readers ask for a key at once. */
    void askAll(String key) {
        readers.forEach(reader -> reader.order("cold " + key));
    }

    void haltRelay(boolean now) {
        relays.forEach(relay -> relay.order(now ? "halt" : "go"));
    }

    /** The first reader hears nothing of the ring from now on, and does not know it. */
    void deafenReader() throws IOException {
        readers.getFirst().order(Reader.DEAF);
        readers.getFirst().await(Reader.DEAF);
    }

    /** The first reader hears of the ring later and later. */
    void delayReader() throws IOException {
        readers.getFirst().order(Reader.LATE);
        readers.getFirst().await(Reader.LATE);
    }

    void cureReader() {
        readers.getFirst().order(Reader.CURED);
    }

    /** The first reader asks for doomed rows with certainty. */
    void askWithCertainty(int batch) {
        readers.getFirst().order(Reader.CERTAIN + batch);
    }

    /** Threads of the first writer have written, know which nodes they have to tell, and stand still. */
    void stallWriter(int batch) throws IOException {
        order(Writer.STALL + batch, Writer.STALLED);
    }

    void letWriterGoOn() {
        writers.getFirst().order(Writer.GO_ON);
    }

    /** The first writer hears nothing of the ring from now on, and does not know it. */
    void deafenWriter() throws IOException {
        order(Reader.DEAF, Reader.DEAF);
    }

    /** The first writer writes rows that nobody else tells of. */
    void writeAlone(int batch) throws IOException {
        order(Writer.ALONE + batch, Writer.SAID);
    }

    void cureWriter() {
        writers.getFirst().order(Reader.CURED);
    }

    private void order(String order, String answer) throws IOException {
        writers.getFirst().order(order);
        writers.getFirst().await(answer);
    }

    /** The first writer ends between its commit and its invalidation. */
    void loseWriter() throws InterruptedException {
        writers.getFirst().order("die");
        writers.getFirst().awaitEnd();
    }

    void replaceWriter() throws IOException {
        writers.set(
                0, WorkerProcess.start(folder, options, "writer", "writer-1").awaitReady());
    }

    /** The first writer ends orderly. */
    void retireWriter() {
        writers.getFirst().close();
    }

    /** The first holder of locks has one, and stands still. */
    void pauseHolder() throws IOException, InterruptedException {
        lockers.getFirst().order(Locker.GRIP);
        lockers.getFirst().await(Locker.GRIPPED);
        lockers.getFirst().stop(true);
    }

    void letHolderGoOn() throws InterruptedException {
        lockers.getFirst().stop(false);
    }

    /** The holder of locks of that index ends orderly, and is started again. */
    void replaceHolder(int index) throws IOException {
        lockers.get(index).close();
        lockers.set(
                index,
                WorkerProcess.start(folder, options, Locker.ROLE, Locker.ROLE + "-" + (index + 1))
                        .awaitReady());
    }

    /** Throws when one has ended that nobody ended. */
    void requireAll() {
        if (!all().allMatch(WorkerProcess::alive)) {
            throw new PartFailedException("A worker has ended by itself. Logs: " + folder);
        }
    }

    private Stream<WorkerProcess> all() {
        return Stream.of(relays, writers, readers, lockers).flatMap(List::stream);
    }

    @Override
    public void close() {
        all().forEach(WorkerProcess::close);
    }
}
