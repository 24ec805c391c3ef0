package shop.carousel.ring.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.membership.FormerPlacements;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.RingState;
import shop.carousel.ring.membership.Terms;

/**
 * The records of the membership log as JSON, as membership-record.schema.json beside this class says. Fields that are
 * not known are left out of account. A record of an unknown kind says nothing; a proposal of an unknown kind of change,
 * or one of a later version, is {@link LogRecord.Foreign}.
 */
public final class RecordJson {

    private static final int VERSION = 1;
    private static final int LONGEST_WORD = RingNode.LONGEST_ADDRESS;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    /** A record as it stands in the log. */
    public static byte[] write(LogRecord entry) {
        var json = JSON.createObjectNode().put("v", VERSION);
        switch (entry) {
            case LogRecord.Proposal proposal -> {
                json.put("kind", "proposal").put("id", proposal.id()).put("basedOn", proposal.basedOn());
                json.set("change", change(proposal.change()));
            }
            case LogRecord.Heartbeat beat -> {
                json.put("kind", "heartbeat").put("process", beat.process()).put("number", beat.number());
                var using = json.putArray("using");
                beat.using().stream().sorted().forEach(using::add);
                var view = beat.view();
                if (view != null) {
                    json.put("ring", view.ring()).put("epoch", view.epoch()).put("digest", view.digest());
                }
            }
            case LogRecord.Snapshot snapshot -> {
                json.put("kind", "snapshot");
                if (snapshot.position() != LogRecord.Snapshot.UNKNOWN) {
                    json.put("position", snapshot.position());
                }
                write(snapshot.state(), json);
            }
            case LogRecord.Foreign ignored -> throw new IllegalArgumentException("Only read, never written");
            case LogRecord.Garbage ignored -> throw new IllegalArgumentException("Only read, never written");
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written", e);
        }
    }

    private static ObjectNode change(RingChange change) {
        var json = JSON.createObjectNode();
        return switch (change) {
            case RingChange.Genesis it -> {
                json.put("kind", "genesis").put("ring", it.ring()).put("incarnation", it.incarnation());
                yield write(it.nodes(), "nodes", json);
            }
            case RingChange.Configure it -> write(it.nodes(), "nodes", json.put("kind", "configure"));
            case RingChange.Join it -> json.put("kind", "join").set("node", node(it.node()));
            case RingChange.Leave it -> json.put("kind", "leave").put("node", it.node());
            case RingChange.Reincarnate it ->
                json.put("kind", "reincarnate").put("node", it.node()).put("incarnation", it.incarnation());
            case RingChange.Readdress it ->
                json.put("kind", "re-address").put("node", it.node()).put("address", it.address());
            case RingChange.Reweigh it ->
                json.put("kind", "weight").put("node", it.node()).put("weight", it.weight());
            case RingChange.LockRing it ->
                write(it.nodes(), "nodes", json.put("kind", "locks").put("epoch", it.epoch()));
            case RingChange.Declare it -> write(it.caches(), json.put("kind", "declare"));
        };
    }

    private static void write(RingState state, ObjectNode json) {
        json.put("ring", state.ring()).put("epoch", state.epoch()).put("lastIncarnation", state.lastIncarnation());
        write(state.configured(), "configured", json);
        write(state.nodes(), "nodes", json);
        var before = json.putArray("before");
        state.before().sets().forEach(set -> write(set, "nodes", before.addObject()));
        var locks = state.terms().locks();
        if (locks.epoch() > 0) {
            write(
                    locks.former(),
                    "former",
                    write(locks.nodes(), "nodes", json.putObject("locks").put("epoch", locks.epoch())));
        }
        write(state.terms().caches(), json);
    }

    private static ObjectNode write(Map<String, CacheTerms> caches, ObjectNode json) {
        var array = json.putArray("caches");
        new TreeMap<>(caches).forEach((name, terms) -> array.addObject()
                .put("name", name)
                .put("replicas", terms.replicas())
                .put("hotCopies", terms.hotCopies())
                .put("longestMillis", terms.longest().toMillis()));
        return json;
    }

    private static ObjectNode write(List<RingNode> nodes, String field, ObjectNode json) {
        var array = json.putArray(field);
        nodes.forEach(node -> array.add(node(node)));
        return json;
    }

    private static ObjectNode node(RingNode node) {
        return JSON.createObjectNode()
                .put("id", node.name())
                .put("address", node.address())
                .put("weight", node.weight())
                .put("zone", node.zone())
                .put("incarnation", node.incarnation())
                .put("kind", node.kind().name());
    }

    /** A record of the log, whatever it is. */
    public static LogRecord read(byte[] bytes) {
        try {
            var json = JSON.readTree(bytes);
            return switch (text(json, "kind")) {
                case "proposal" -> proposal(json);
                case "heartbeat" -> heartbeat(json);
                case "snapshot" -> new LogRecord.Snapshot(state(json), position(json));
                default -> new LogRecord.Garbage("unknown kind of record");
            };
        } catch (IOException | IllegalArgumentException e) {
            return new LogRecord.Garbage(String.valueOf(e.getMessage()));
        }
    }

    private static LogRecord heartbeat(JsonNode json) {
        return new LogRecord.Heartbeat(text(json, "process"), number(json, "number"), words(json), view(json));
    }

    private static LogRecord.@Nullable View view(JsonNode json) {
        if (!json.has("digest")) {
            return null;
        }
        boolean none = json.path("ring").asText("").isEmpty();
        return none
                ? LogRecord.View.NONE
                : new LogRecord.View(text(json, "ring"), number(json, "epoch"), text(json, "digest"));
    }

    private static long position(JsonNode json) {
        return json.has("position") ? number(json, "position") : LogRecord.Snapshot.UNKNOWN;
    }

    private static LogRecord proposal(JsonNode json) {
        long basedOn = number(json, "basedOn");
        var change = json.path("change");
        var kind = text(change, "kind");
        if (number(json, "v") > VERSION) {
            return new LogRecord.Foreign(basedOn, kind);
        }
        Function<RingChange, LogRecord> proposal = it -> new LogRecord.Proposal(text(json, "id"), basedOn, it);
        return switch (kind) {
            case "genesis" ->
                proposal.apply(new RingChange.Genesis(
                        text(change, "ring"), number(change, "incarnation"), nodes(change, "nodes")));
            case "configure" -> proposal.apply(new RingChange.Configure(nodes(change, "nodes")));
            case "join" -> proposal.apply(new RingChange.Join(node(change.path("node"))));
            case "leave" -> proposal.apply(new RingChange.Leave(text(change, "node")));
            case "reincarnate" ->
                proposal.apply(new RingChange.Reincarnate(text(change, "node"), number(change, "incarnation")));
            case "re-address" ->
                proposal.apply(new RingChange.Readdress(text(change, "node"), address(text(change, "address"))));
            case "locks" -> proposal.apply(new RingChange.LockRing(number(change, "epoch"), nodes(change, "nodes")));
            case "declare" -> proposal.apply(new RingChange.Declare(caches(change)));
            case "weight" -> proposal.apply(new RingChange.Reweigh(text(change, "node"), weight(change)));
            default -> new LogRecord.Foreign(basedOn, kind);
        };
    }

    private static RingState state(JsonNode json) {
        return new RingState(
                text(json, "ring"),
                number(json, "epoch"),
                number(json, "lastIncarnation"),
                nodes(json, "configured"),
                nodes(json, "nodes"),
                before(json.path("before")),
                new Terms(locks(json.path("locks")), caches(json)));
    }

    private static Terms.LockRing locks(JsonNode json) {
        if (!json.isObject()) {
            return Terms.LockRing.NONE;
        }
        var former = json.path("former");
        return new Terms.LockRing(
                number(json, "epoch"),
                nodes(json, "nodes"),
                former.isArray() && !former.isEmpty() ? nodes(json, "former") : List.of());
    }

    private static Map<String, CacheTerms> caches(JsonNode json) {
        var array = json.path("caches");
        if (array.size() > Terms.MOST_CACHES) {
            throw new IllegalArgumentException("caches has at most " + Terms.MOST_CACHES + " caches");
        }
        var caches = new HashMap<String, CacheTerms>();
        for (var each : array) {
            var terms = new CacheTerms(
                    small(each, "replicas"),
                    small(each, "hotCopies"),
                    Duration.ofMillis(number(each, "longestMillis")));
            caches.put(text(each, "name"), terms);
        }
        return caches;
    }

    /** What is too large is refused where it is used. */
    private static int small(JsonNode json, String field) {
        return (int) Math.min(Integer.MAX_VALUE, number(json, field));
    }

    private static FormerPlacements before(JsonNode array) {
        if (array.size() > FormerPlacements.MOST) {
            throw new IllegalArgumentException("before has at most " + FormerPlacements.MOST + " placements");
        }
        var sets = new ArrayList<List<RingNode>>();
        array.forEach(set -> sets.add(nodes(set, "nodes")));
        return new FormerPlacements(sets);
    }

    private static List<RingNode> nodes(JsonNode json, String field) {
        var array = json.path(field);
        if (!array.isArray() || array.isEmpty() || array.size() > RingState.MOST_NODES) {
            throw new IllegalArgumentException(field + " has 1 to " + RingState.MOST_NODES + " nodes");
        }
        var nodes = new ArrayList<RingNode>();
        var names = new HashSet<String>();
        for (var each : array) {
            var node = node(each);
            if (!names.add(node.name())) {
                throw new IllegalArgumentException(field + " has " + node.name() + " twice");
            }
            nodes.add(node);
        }
        return nodes;
    }

    private static RingNode node(JsonNode json) {
        return new RingNode(
                text(json, "id"),
                text(json, "address"),
                weight(json),
                text(json, "zone"),
                number(json, "incarnation"),
                NodeKind.valueOf(text(json, "kind")));
    }

    private static int weight(JsonNode json) {
        long weight = number(json, "weight");
        if (weight < 1 || weight > 1_000) {
            throw new IllegalArgumentException("weight is 1 to 1000, not " + weight);
        }
        return (int) weight;
    }

    private static String address(String address) {
        return RingNode.of("any", address).address();
    }

    private static Set<String> words(JsonNode json) {
        var array = json.path("using");
        if (!array.isArray() || array.size() > RingState.MOST_NODES) {
            throw new IllegalArgumentException("using has at most " + RingState.MOST_NODES + " nodes");
        }
        var words = new HashSet<String>();
        array.forEach(each -> words.add(each.asText()));
        return words;
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > LONGEST_WORD) {
            throw new IllegalArgumentException(field + " is a word of 1 to " + LONGEST_WORD + " characters");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is a whole number");
        }
        long number = value.longValue();
        if (number < 0 || number > Versioned.MAX_VERSION) {
            throw new IllegalArgumentException(field + " is 0 to " + Versioned.MAX_VERSION);
        }
        return number;
    }
}
