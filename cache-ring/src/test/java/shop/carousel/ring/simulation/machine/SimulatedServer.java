package shop.carousel.ring.simulation.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.simulation.machine.Network.Script;

/**
 * A Redis server, as far as the ring uses it: its scripts run as they are shipped. Times to live are by its own clock,
 * as they are in Redis. Words are bytes, one to a character.
 */
public final class SimulatedServer {

    /** What is answered besides text, numbers and lists: a nil. */
    private static final Object NIL = new Object();

    /** An error, or a status. */
    record Said(boolean isError, String text) {}

    private record Entry(Object value, long endMillis) {

        static final long NEVER = Long.MAX_VALUE;
    }

    private final String address;
    private final Machine machine;
    private final List<Script> edits;
    private final Map<String, Entry> data = new HashMap<>();
    private Map<String, Entry> saved = Map.of();
    private long clockMicros;
    private long toldMicros;
    private int runs = 1;
    private boolean standing;

    SimulatedServer(String address, Machine machine, List<Script> edits) {
        this.address = address;
        this.machine = machine;
        this.edits = edits;
    }

    public String address() {
        return address;
    }

    public boolean isStanding() {
        return standing;
    }

    public void stand(boolean still) {
        standing = still;
    }

    /** Sets its clock this much forward, or back. */
    public void step(long micros) {
        clockMicros += micros;
    }

    /** Whether it has told a later time than it has now. */
    public boolean isClockBehind() {
        return nowMicros() < toldMicros;
    }

    public void flush() {
        data.clear();
    }

    /** Takes one entry away, as a server without room does. */
    public void evict(String part) {
        data.keySet().removeIf(key -> key.contains(part));
    }

    /** What it would come up with. */
    public void save() {
        saved = Map.copyOf(data);
    }

    /** Comes up again, with what was saved or with nothing. Whoever was connected is not. */
    public void restart(boolean keeps) {
        data.clear();
        if (keeps) {
            data.putAll(saved);
        }
        runs++;
        machine.network().cut(address);
    }

    private long nowMillis() {
        return machine.wallMillis(TimeUnit.MICROSECONDS.toMillis(clockMicros));
    }

    private long nowMicros() {
        return 1_700_000_000_000_000L + TimeUnit.NANOSECONDS.toMicros(machine.nanos()) + clockMicros;
    }

    byte[] execute(List<byte[]> words) {
        var texts = words.stream().map(word -> new String(word, ISO_8859_1)).toList();
        var reply = new StringBuilder();
        write(reply, run(texts));
        return reply.toString().getBytes(ISO_8859_1);
    }

    private Object run(List<String> words) {
        try {
            return words.getFirst().equals("EVAL") ? eval(words) : call(words);
        } catch (IllegalArgumentException e) {
            return new Said(true, "ERR " + e.getMessage());
        }
    }

    private Object eval(List<String> words) {
        var text = words.get(1);
        for (var edit : edits) {
            text = text.replace(edit.text(), edit.instead());
        }
        int keys = Integer.parseInt(words.get(2));
        return LuaScripts.run(text, words.subList(3, 3 + keys), words.subList(3 + keys, words.size()), this::call);
    }

    private Object call(List<String> words) {
        var key = words.size() > 1 ? words.get(1) : "";
        return switch (words.getFirst().toUpperCase(Locale.ROOT)) {
            case "PING" -> new Said(false, "PONG");
            case "GET" -> text(key);
            case "MGET" -> words.stream().skip(1).map(this::text).toList();
            case "GETRANGE" -> range(key, Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3)));
            case "SET" -> set(words);
            case "DEL" ->
                words.stream()
                        .skip(1)
                        .filter(each -> has(each) && data.remove(each) != null)
                        .count();
            case "EXISTS" -> has(key) ? 1L : 0L;
            case "PTTL" -> left(key);
            case "PEXPIRE" -> expire(key, Long.parseLong(words.get(2)));
            case "HGET" -> hash(key).getOrDefault(words.get(2), NIL);
            case "HMGET" ->
                words.stream()
                        .skip(2)
                        .map(field -> hash(key).getOrDefault(field, NIL))
                        .toList();
            case "HSET" -> putHash(key, words.subList(2, words.size()));
            case "ZADD" -> putWaiter(key, words.getLast(), Double.parseDouble(words.get(words.size() - 2)));
            case "ZREM" -> waiters(key).remove(words.get(2)) == null ? 0L : 1L;
            case "ZPOPMIN" -> popWaiter(key);
            case "PUBLISH" -> 0L;
            case "TIME" -> time();
            case "FLUSHDB" -> flushed();
            case "INFO" -> "maxmemory_policy:noeviction\r\nrun_id:run" + runs + "\r\n";
            default -> throw new IllegalArgumentException("unknown command " + words.getFirst());
        };
    }

    private @Nullable Entry entry(String key) {
        var entry = data.get(key);
        // Redis keeps a key for the whole of its last millisecond.
        if (entry != null && entry.endMillis() < nowMillis()) {
            data.remove(key);
            return null;
        }
        return entry;
    }

    private boolean has(String key) {
        return entry(key) != null;
    }

    private Object text(String key) {
        var entry = entry(key);
        return entry != null && entry.value() instanceof String text ? text : NIL;
    }

    private Object range(String key, int from, int to) {
        var text = text(key) instanceof String its ? its : "";
        return text.substring(Math.min(from, text.length()), Math.min(to + 1, text.length()));
    }

    private Object set(List<String> words) {
        if (words.contains("NX") && has(words.get(1))) {
            return NIL;
        }
        int px = words.lastIndexOf("PX");
        long end = px < 3 ? Entry.NEVER : nowMillis() + Long.parseLong(words.get(px + 1));
        data.put(words.get(1), new Entry(words.get(2), end));
        return new Said(false, "OK");
    }

    private Object left(String key) {
        var entry = entry(key);
        if (entry == null) {
            return -2L;
        }
        return entry.endMillis() == Entry.NEVER ? -1L : entry.endMillis() - nowMillis();
    }

    private Object expire(String key, long millis) {
        var entry = entry(key);
        if (entry == null) {
            return 0L;
        }
        data.put(key, new Entry(entry.value(), nowMillis() + millis));
        return 1L;
    }

    /** Immutable, so that what is saved stays as it was. */
    @SuppressWarnings("unchecked") // only putHash puts maps
    private Map<String, Object> hash(String key) {
        var entry = entry(key);
        return entry == null ? Map.of() : (Map<String, Object>) entry.value();
    }

    private Object putHash(String key, List<String> fields) {
        var hash = new HashMap<>(hash(key));
        for (int i = 0; i < fields.size(); i += 2) {
            hash.put(fields.get(i), fields.get(i + 1));
        }
        data.put(key, new Entry(Map.copyOf(hash), Entry.NEVER));
        return 1L;
    }

    @SuppressWarnings("unchecked") // only putWaiter puts these
    private Map<String, Double> waiters(String key) {
        var entry = entry(key);
        return entry == null ? new HashMap<>() : (Map<String, Double>) entry.value();
    }

    private Object putWaiter(String key, String waiter, double since) {
        var waiters = new HashMap<>(waiters(key));
        waiters.putIfAbsent(waiter, since);
        data.put(key, new Entry(waiters, Entry.NEVER));
        return 1L;
    }

    private Object popWaiter(String key) {
        var waiters = waiters(key);
        var sorted = new TreeMap<Double, String>();
        waiters.forEach((waiter, since) -> sorted.put(since, waiter));
        if (sorted.isEmpty()) {
            return List.of();
        }
        var first = sorted.firstEntry();
        waiters.remove(first.getValue());
        return List.of(first.getValue(), first.getKey().toString());
    }

    private Object time() {
        long micros = nowMicros();
        toldMicros = Math.max(toldMicros, micros);
        return List.of(Long.toString(micros / 1_000_000), Long.toString(micros % 1_000_000));
    }

    private Object flushed() {
        data.clear();
        return new Said(false, "OK");
    }

    static boolean isNil(Object reply) {
        return reply == NIL;
    }

    static Object nil() {
        return NIL;
    }

    private static void write(StringBuilder reply, Object answer) {
        switch (answer) {
            case String text ->
                reply.append('$')
                        .append(text.length())
                        .append("\r\n")
                        .append(text)
                        .append("\r\n");
            case Long number -> reply.append(':').append(number).append("\r\n");
            case Said said ->
                reply.append(said.isError() ? '-' : '+').append(said.text()).append("\r\n");
            case List<?> list -> {
                reply.append('*').append(list.size()).append("\r\n");
                list.forEach(each -> write(reply, each));
            }
            default -> reply.append("$-1\r\n");
        }
    }
}
