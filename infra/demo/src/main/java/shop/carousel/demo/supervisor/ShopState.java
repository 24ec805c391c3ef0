package shop.carousel.demo.supervisor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a running shop says about itself: its address, its launcher, whether it has opened, and its parts. */
public record ShopState(String url, ProcessId launcher, boolean open, List<PartState> parts) {

    public ShopState {
        parts = List.copyOf(parts);
    }

    /** The numbers of the processes that run, by part. */
    public Map<String, Long> processes() {
        return parts.stream()
                .flatMap(part -> part.process().stream().map(process -> Map.entry(part.name(), process.pid())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One part. While it does not run it has no process: {@code pid} and {@code startedMillis} are absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartState(
            String name,
            @Nullable Long pid,
            int port,
            Condition state,
            String log,
            @Nullable Long startedMillis,
            String stopSignal) {

        /** Its process, while that runs. */
        @JsonIgnore
        public Optional<ProcessId> process() {
            return pid == null || startedMillis == null
                    ? Optional.empty()
                    : Optional.of(new ProcessId(pid, startedMillis)).filter(ProcessId::alive);
        }

        /** The same part as it was found: in another state, with no process where none runs. */
        public PartState found(Condition now) {
            boolean runs = process().isPresent();
            return new PartState(name, runs ? pid : null, port, now, log, runs ? startedMillis : null, stopSignal);
        }
    }
}
