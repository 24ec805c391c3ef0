package shop.carousel.ring.redis;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.entry.Entries;
import shop.carousel.ring.entry.EntryFormat;
import shop.carousel.ring.entry.Fill;
import shop.carousel.ring.entry.Lookup;
import shop.carousel.ring.entry.MissedInvalidations;
import shop.carousel.ring.entry.StaleEntry;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.entry.StoredKey;
import shop.carousel.ring.entry.Tombstone;
import shop.carousel.ring.near.NearStream;
import shop.carousel.ring.node.Admission;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.Prelude;
import shop.carousel.ring.node.Script;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/**
 * Entries on a Redis node, for callers at one epoch. Every operation is one command or script, so that it is one step
 * there.
 */
record RedisEntries(NodeClient client, EntryScripts scripts, Stamp stamp) implements Entries {

    private static final byte[] MGET = ascii("MGET");

    /*
     * One MGET of the entries and, last, the node's epoch: one step there, so that the epoch is as old as the answers.
     * A script that does the same and grants the lease on a miss costs the node about ten times as much.
     */
    @Override
    public Call<List<Lookup>> peek(List<StoredKey> keys) {
        return client.start(look(keys), this::seen);
    }

    @Override
    public Lookup peek(StoredKey key) {
        return client.ask(look(List.of(key)), this::seen).getFirst();
    }

    private RespCommand look(List<StoredKey> keys) {
        var words = new ArrayList<byte[]>(keys.size() + 2);
        words.add(MGET);
        for (var key : keys) {
            words.add(key.entry());
        }
        words.add(stamp.ring());
        return RespCommand.of(words);
    }

    private List<Lookup> seen(NodeReply replies) {
        int keys = replies.size() - 1;
        var lookups = new ArrayList<Lookup>(keys);
        boolean agreed = isAtEpoch(replies.itemOrNil(keys));
        for (int i = 0; i < keys; i++) {
            lookups.add(agreed ? seenEntry(replies.itemOrNil(i)) : Lookup.MISSING);
        }
        return lookups;
    }

    private boolean isAtEpoch(@Nullable NodeReply known) {
        return known != null && stamp.isSpokenOf(known.bytes());
    }

    /** A tombstone is no entry. */
    private static Lookup seenEntry(@Nullable NodeReply reply) {
        return reply == null || EntryFormat.isTombstone(reply.bytes())
                ? Lookup.MISSING
                : EntryFormat.read(reply.bytes());
    }

    @Override
    public Call<List<Lookup>> getOrLease(List<StoredKey> keys, String token, long leaseMillis) {
        return start(
                scripts.getOrLease(), pairs(keys), List.of(ascii(token), ascii(leaseMillis)), RedisEntries::lookups);
    }

    @Override
    public Lookup getOrLease(StoredKey key, String token, long leaseMillis) {
        return ask(
                        scripts.getOrLease(),
                        pairs(List.of(key)),
                        List.of(ascii(token), ascii(leaseMillis)),
                        RedisEntries::lookups)
                .getFirst();
    }

    @Override
    public Call<List<Boolean>> leaseAgain(List<StaleEntry> due, String token, long leaseMillis) {
        var args = new ArrayList<byte[]>(2 + due.size());
        args.add(ascii(token));
        args.add(ascii(leaseMillis));
        due.forEach(each -> args.add(each.header().bytes()));
        var keys = due.stream().map(StaleEntry::key).toList();
        return start(scripts.leaseAgain(), pairs(keys), args, RedisEntries::granted);
    }

    @Override
    public Call<List<Fill.Outcome>> fill(List<Fill> fills, String token) {
        return start(scripts.fill(), fillKeys(fills), fillArgs(fills, token), RedisEntries::outcomes);
    }

    @Override
    public Fill.Outcome fill(Fill fill, String token) {
        var one = List.of(fill);
        return ask(scripts.fill(), fillKeys(one), fillArgs(one, token), RedisEntries::outcomes)
                .getFirst();
    }

    private static List<byte[]> fillKeys(List<Fill> fills) {
        return pairs(fills.stream().map(Fill::key).toList());
    }

    private static List<byte[]> fillArgs(List<Fill> fills, String token) {
        var args = new ArrayList<byte[]>(1 + 3 * fills.size());
        args.add(ascii(token));
        for (var fill : fills) {
            args.add(fill.header());
            args.add(ascii(fill.timeToLive()));
            args.add(fill.payload());
        }
        return args;
    }

    @Override
    public Call<Long> invalidate(List<Tombstone> tombstones) {
        return start(scripts.invalidate(), tombstoneKeys(tombstones), tombstoneArgs(tombstones), RedisEntries::sum);
    }

    @Override
    public Call<Long> abandon(List<StoredKey> keys, String token) {
        return start(
                scripts.abandon(),
                keys.stream().map(StoredKey::lease).toList(),
                List.of(ascii(token)),
                NodeReply::number);
    }

    @Override
    public Call<Long> discard(StoredKey key, byte[] head) {
        return start(scripts.discard(), List.of(key.entry()), List.of(head), NodeReply::number);
    }

    private <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        return client.start(script, stamp.keys(keys), stamp.args(args), reader);
    }

    /** For what may run twice. */
    private <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        return client.ask(script, stamp.keys(keys), stamp.args(args), reader);
    }

    private static List<byte[]> tombstoneKeys(List<Tombstone> tombstones) {
        return pairs(tombstones.stream().map(Tombstone::key).toList());
    }

    private static List<byte[]> tombstoneArgs(List<Tombstone> tombstones) {
        var args = new ArrayList<byte[]>(2 * tombstones.size());
        for (var tombstone : tombstones) {
            args.add(ascii(tombstone.words()));
            args.add(ascii(tombstone.millis()));
        }
        return args;
    }

    private static List<byte[]> pairs(List<StoredKey> keys) {
        var pairs = new ArrayList<byte[]>(2 * keys.size());
        for (var key : keys) {
            pairs.add(key.entry());
            pairs.add(key.lease());
        }
        return pairs;
    }

    private static List<Lookup> lookups(NodeReply replies) {
        var lookups = new ArrayList<Lookup>(replies.size());
        for (int i = 0; i < replies.size(); i++) {
            lookups.add(lookup(replies.item(i)));
        }
        return lookups;
    }

    private static Lookup lookup(NodeReply reply) {
        if (reply instanceof NodeReply.Items) {
            return EntryFormat.read(
                    reply.item(0).bytes(), Math.max(reply.item(1).number(), Lookup.UNKNOWN));
        }
        return reply.number() == 1 ? Lookup.LEASED : Lookup.BUSY;
    }

    private static List<Boolean> granted(NodeReply replies) {
        return numbers(replies).mapToObj(number -> number == 1).toList();
    }

    private static List<Fill.Outcome> outcomes(NodeReply replies) {
        return numbers(replies)
                .mapToObj(number -> switch ((int) number) {
                    case 1 -> Fill.Outcome.STORED;
                    case 0 -> Fill.Outcome.LEASE_LOST;
                    default -> Fill.Outcome.OUTDATED;
                })
                .toList();
    }

    private static long sum(NodeReply replies) {
        return numbers(replies).sum();
    }

    private static LongStream numbers(NodeReply replies) {
        return IntStream.range(0, replies.size()).mapToLong(i -> replies.item(i).number());
    }

    private static byte[] ascii(long number) {
        return ascii(Long.toString(number));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Tells a node what it missed, before it is used. */
    record Settling(MissedInvalidations missed, EntryScripts scripts) implements Admission {

        private static final RespCommand SAY_SO = RespCommand.of("PUBLISH", NearStream.CHANGES, NearStream.EVERYTHING);

        @Override
        public boolean unsettled() {
            return missed.unsettled();
        }

        @Override
        public Future<Void> settle(Prelude prelude) {
            return missed.settle(
                    at -> prelude.send(scripts.empty(), at.keys(List.of()), at.args(List.of(EntryScripts.SAME_RUN)))
                            .compose(ignored -> prelude.send(SAY_SO)),
                    (now, at) -> prelude.send(
                            scripts.invalidate(), at.keys(tombstoneKeys(now)), at.args(tombstoneArgs(now))));
        }
    }
}
