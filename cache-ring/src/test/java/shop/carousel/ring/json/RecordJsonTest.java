package shop.carousel.ring.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.ring.CacheTerms;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.membership.FormerPlacements;
import shop.carousel.ring.membership.LogRecord;
import shop.carousel.ring.membership.RingState;
import shop.carousel.ring.membership.Terms;

/** What one process writes into the membership log, another reads, and both of them what the schema says. */
class RecordJsonTest {

    private static final RingNode A = new RingNode("a", "10.0.0.1:6379", 1, "east", 7, NodeKind.REDIS);
    private static final String LONGEST_ADDRESS = "h".repeat(RingNode.LONGEST_ADDRESS - ":6379".length()) + ":6379";
    private static final RingNode B = new RingNode("b", "node-b:11211", 1_000, "west", 1, NodeKind.MEMCACHED);
    private static final CacheTerms TERMS = new CacheTerms(2, 8, Duration.ofDays(14));
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (var file = RecordJson.class.getResourceAsStream("membership-record.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<LogRecord> records() {
        return Stream.of(
                proposal(new RingChange.Genesis("r", 5, List.of(A, B))),
                proposal(new RingChange.Configure(List.of(B))),
                proposal(new RingChange.Join(A)),
                proposal(new RingChange.Join(A.address(LONGEST_ADDRESS))),
                proposal(new RingChange.Leave("a")),
                proposal(new RingChange.Reincarnate("a", 8)),
                proposal(new RingChange.Readdress("a", "10.0.0.2:6380")),
                proposal(new RingChange.Reweigh("a", 3)),
                proposal(new RingChange.LockRing(2, List.of(A))),
                proposal(new RingChange.Declare(Map.of("product", TERMS))),
                new LogRecord.Snapshot(
                        new RingState(
                                "r",
                                9,
                                8,
                                List.of(A),
                                List.of(A, B),
                                FormerPlacements.NONE,
                                new Terms(new Terms.LockRing(2, List.of(A), List.of(B)), Map.of("product", TERMS))),
                        3),
                new LogRecord.Heartbeat("process", 3, Set.of("a", "b"), new LogRecord.View("r", 4, "1:ab")),
                new LogRecord.Heartbeat("process", 3, Set.of(), LogRecord.View.NONE),
                new LogRecord.Heartbeat("process", 0, Set.of(), null),
                snapshot(FormerPlacements.NONE),
                snapshot(new FormerPlacements(List.of(List.of(A, B), List.of(A)))),
                snapshot(new FormerPlacements(Collections.nCopies(FormerPlacements.MOST, List.of(B)))));
    }

    private static LogRecord proposal(RingChange change) {
        return new LogRecord.Proposal("p-1", 4, change);
    }

    private static LogRecord snapshot(FormerPlacements before) {
        return new LogRecord.Snapshot(new RingState("r", 9, 8, List.of(A), List.of(A, B), before), 77);
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_writtenAndRead_isTheSame(LogRecord record) {
        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_isAsItsSchemaSays(LogRecord record) {
        assertThat(violations(text(record))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"v\":1}",
                "{\"v\":1,\"kind\":\"gossip\"}",
                "{\"v\":1,\"kind\":\"heartbeat\",\"process\":\"p\",\"number\":-1,\"using\":[]}",
                "{\"v\":1,\"kind\":\"heartbeat\",\"process\":\"p\",\"number\":1,\"using\":\"a\"}",
                "{\"v\":1,\"kind\":\"heartbeat\",\"process\":\"p\",\"number\":9007199254740992,\"using\":[]}",
                "{\"v\":1,\"kind\":\"proposal\",\"id\":\"p\",\"basedOn\":1,\"change\":{\"kind\":\"weight\","
                        + "\"node\":\"a\",\"weight\":1001}}",
                "{\"v\":1,\"kind\":\"proposal\",\"id\":\"\",\"basedOn\":1,\"change\":{\"kind\":\"leave\","
                        + "\"node\":\"a\"}}",
                "{\"v\":1,\"kind\":\"proposal\",\"id\":\"p\",\"basedOn\":1,\"change\":{\"kind\":\"configure\","
                        + "\"nodes\":[]}}"
            })
    void garbage_saysNothing_andIsAgainstTheSchema(String text) {
        assertThat(RecordJson.read(bytes(text))).isInstanceOf(LogRecord.Garbage.class);
        assertThat(violations(text.isEmpty() ? "null" : text)).isNotEmpty();
    }

    @Test
    void snapshot_ofMorePlacementsThanAreRemembered_saysNothing() {
        var tooMany = snapshot(new FormerPlacements(Collections.nCopies(FormerPlacements.MOST + 1, List.of(B))));
        assertThat(RecordJson.read(RecordJson.write(tooMany))).isInstanceOf(LogRecord.Garbage.class);
        assertThat(violations(text(tooMany))).isNotEmpty();
    }

    /** From before snapshots said what they hold. */
    @Test
    void snapshot_withoutAPosition_saysSo() {
        var old = text(snapshot(FormerPlacements.NONE)).replace("\"position\":77,", "");
        assertThat(RecordJson.read(bytes(old)))
                .isInstanceOfSatisfying(LogRecord.Snapshot.class, it -> assertThat(it.position())
                        .isEqualTo(LogRecord.Snapshot.UNKNOWN));
        assertThat(violations(old)).isEmpty();
    }

    /** From before placements were remembered. */
    @Test
    void snapshot_withoutFormerPlacements_hasNone() {
        var old = text(snapshot(FormerPlacements.NONE)).replace(",\"before\":[]", "");
        assertThat(RecordJson.read(bytes(old))).isEqualTo(snapshot(FormerPlacements.NONE));
        assertThat(violations(old)).isEmpty();
    }

    @Test
    void memberThatIsNotKnown_isLeftOutOfAccount() {
        var later = text(proposal(new RingChange.Leave("a"))).replace("{\"v\":1", "{\"colour\":\"red\",\"v\":1");
        assertThat(RecordJson.read(bytes(later))).isEqualTo(proposal(new RingChange.Leave("a")));
        assertThat(violations(later)).isEmpty();
    }

    /** It uses up its epoch: processes that understand it and those that do not must not part. */
    @Test
    void proposalOfALaterVersion_orOfAnUnknownKind_isForeign() {
        var leave = text(proposal(new RingChange.Leave("a")));
        assertThat(RecordJson.read(bytes(leave.replace("\"v\":1", "\"v\":2"))))
                .isEqualTo(new LogRecord.Foreign(4, "leave"));
        assertThat(RecordJson.read(bytes(leave.replace("\"leave\"", "\"split\""))))
                .isEqualTo(new LogRecord.Foreign(4, "split"));
    }

    private static List<String> violations(String json) {
        return SCHEMA.validate(json.equals("{") ? "null" : json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String text(LogRecord record) {
        return new String(RecordJson.write(record), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
