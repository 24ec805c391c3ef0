package shop.carousel.demo.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.carousel.demo.Eventually;
import shop.carousel.demo.servers.Launch;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartFailedException;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Redis;
import shop.carousel.demo.supervisor.ShopState.PartState;

/** Real processes: Redis nodes in the roles of all parts. */
class SupervisorTest {

    private static final List<Role> ROLES = List.of(Role.values());

    @TempDir
    private Path data;

    private final Telling telling = new Telling();

    private static final class Telling implements Events {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void ready(Member member, Duration took, boolean again) {
            lines.add((again ? "again " : "ready ") + member.name());
        }

        @Override
        public void ended(Member member, String cause, Duration pause) {
            lines.add(member.name() + " " + cause);
        }

        @Override
        public void trouble(String message) {
            lines.add(message);
        }
    }

    private Supervisor supervisor(List<Member> members) {
        return new Supervisor("http://localhost:1", members, data, new StateFile(data.resolve("state.json")), telling);
    }

    private List<Member> oneOfEachRole() {
        List<Integer> ports = Ports.free(ROLES.size());
        return IntStream.range(0, ROLES.size())
                .mapToObj(i -> new Member(redis(name(ROLES.get(i)), ports.get(i)), ROLES.get(i)))
                .toList();
    }

    private Part redis(String name, int port) {
        return Redis.cache(name, port, data.resolve(name), 8);
    }

    private static String name(Role role) {
        return "the-" + role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private ShopState state() throws IOException {
        return new StateFile(data.resolve("state.json")).read().orElseThrow();
    }

    @Test
    void parts_started_areUpAndInTheStateFile() throws Exception {
        try (var supervisor = supervisor(oneOfEachRole())) {
            supervisor.start();
            assertThat(state().open()).isTrue();
            assertThat(state().parts().stream()
                            .allMatch(part -> part.state() == Condition.UP
                                    && part.process().isPresent()))
                    .isTrue();
            assertThat(telling.lines.indexOf("ready the-postgres"))
                    .isLessThan(telling.lines.indexOf("ready the-service"));
        }
        assertThat(state().parts().stream().allMatch(part -> part.state() == Condition.STOPPED && part.pid() == null))
                .isTrue();
    }

    @Test
    void parts_stopped_endRoleByRole() throws Exception {
        var ended = Collections.synchronizedMap(new java.util.HashMap<String, Long>());
        var supervisor = supervisor(oneOfEachRole());
        try (supervisor) {
            supervisor.start();
            for (PartState part : state().parts()) {
                ProcessHandle.of(part.process().orElseThrow().pid())
                        .orElseThrow()
                        .onExit()
                        .thenRun(() -> ended.put(part.name(), System.nanoTime()));
            }
        }
        Eventually.holds("all have ended", () -> ended.size() == ROLES.size());
        List<String> order = ended.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        assertThat(order).isEqualTo(ROLES.stream().map(SupervisorTest::name).toList());
    }

    @Test
    void part_thatEnds_isStartedAgainAndTold() throws Exception {
        try (var supervisor = supervisor(oneOfEachRole())) {
            supervisor.start();
            PartState first = state().parts().getFirst();
            ProcessHandle.of(first.process().orElseThrow().pid()).orElseThrow().destroyForcibly();
            Eventually.holds("it is ready again", () -> telling.lines.contains("again " + first.name()));
            assertThat(telling.lines).contains(first.name() + " ended (signal 9)");
            assertThat(state().parts().getFirst().state()).isEqualTo(Condition.UP);
        }
    }

    @Test
    void part_thatDoesNotStart_namesTheCauseAndTheLog() {
        var broken = new Member(
                new Command("broken", List.of("sh", "-c", "echo FATAL: no such thing; exit 3")), Role.BROKER);
        var fine = new Member(redis("fine", Ports.free(1).getFirst()), Role.REDIS);
        try (var supervisor = supervisor(List.of(fine, broken))) {
            var failure = assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(supervisor::start)
                    .actual();
            assertThat(failure.getMessage())
                    .isEqualTo("broken ended while it started (exit code 3).\n  FATAL: no such thing\n  Its log: "
                            + data.resolve("broken.log"));
        }
    }

    @Test
    void part_thatIsNeverReady_isTooLate() {
        var slow = new Member(new Command("slow", List.of("sleep", "600")), Role.BROKER);
        try (var supervisor = supervisor(List.of(slow))) {
            var failure = assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(supervisor::start)
                    .actual();
            assertThat(String.valueOf(failure.getMessage()))
                    .as(failure.getMessage())
                    .startsWith("slow is not ready after 0 s.");
        }
    }

    @Test
    void part_ofAPatientSupervisor_mayTakeAMultipleOfItsLimit() {
        var slow = new Member(new Command("slow", List.of("sleep", "600")), Role.BROKER);
        var state = new StateFile(data.resolve("state.json"));
        try (var supervisor = new Supervisor("http://localhost:1", List.of(slow), data, state, telling, 10)) {
            var failure = assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(supervisor::start)
                    .actual();
            assertThat(String.valueOf(failure.getMessage()))
                    .as(failure.getMessage())
                    .startsWith("slow is not ready after 2 s.");
        }
    }

    @Test
    void part_whoseNeedFails_isNotTheReason() throws Exception {
        var broken = new Member(new Command("database", List.of("sh", "-c", "exit 1")), Role.POSTGRES);
        var service = new Member(redis("service", Ports.free(1).getFirst()), Role.SERVICE);
        try (var supervisor = supervisor(List.of(service, broken))) {
            var failure = assertThatExceptionOfType(PartFailedException.class)
                    .isThrownBy(supervisor::start)
                    .actual();
            assertThat(String.valueOf(failure.getMessage()))
                    .as(failure.getMessage())
                    .startsWith("database ended");
        }
        assertThat(Files.notExists(data.resolve("service.log"))).isTrue();
    }

    /** "The shop could not start: null" was the answer when all parts had ended before anybody waited for them. */
    @Test
    void start_ofWhichAllPartsHaveEnded_failsForTheOneWithAReason() {
        var waiting = new CompletableFuture<Void>();
        waiting.cancel(false);
        var broken = CompletableFuture.<Void>failedFuture(new PartFailedException("database ended"));
        assertThat(Supervisor.reason(List.of(waiting, broken)).getMessage()).isEqualTo("database ended");
        assertThat(Supervisor.reason(List.of(waiting)).getMessage()).isEqualTo("The shop was stopped while it started");
    }

    @Test
    void part_thatIgnoresTheSignal_isKilledInTheEnd() throws Exception {
        var stubborn =
                new Command("stubborn", List.of("sh", "-c", "trap '' TERM; touch ready; while :; do sleep 1; done")) {
                    @Override
                    public boolean ready() {
                        return Files.exists(data.resolve("ready"));
                    }

                    @Override
                    public Launch prepare() {
                        return new Launch(super.prepare().command(), Map.of(), Optional.of(data));
                    }
                };
        ProcessHandle process;
        try (var supervisor = supervisor(List.of(new Member(stubborn, Role.GATEWAY)))) {
            supervisor.start();
            process = state().parts()
                    .getFirst()
                    .process()
                    .flatMap(ProcessId::handle)
                    .orElseThrow();
        }
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    /** A part that is any command, and never ready. */
    private static class Command implements Part {
        private final String name;
        private final List<String> command;

        Command(String name, List<String> command) {
            this.name = name;
            this.command = command;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public Launch prepare() {
            return Launch.of(command);
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public Duration startLimit() {
            return Duration.ofMillis(name.equals("slow") ? 200 : 30_000);
        }
    }
}
