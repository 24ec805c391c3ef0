package shop.carousel.broker.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;

/** What the channel {@code kit} of an adapter's tests took, which is never faster than this. */
public final class PollLog {

    private final List<Poll> polls = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> onFirst = new ConcurrentHashMap<>();
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private volatile boolean rejecting;
    private volatile long pauseMillis;

    /** Takes a poll; what an adapter's test bean calls. */
    public void take(Poll poll) throws InterruptedException {
        boolean handlesNew = !rejecting;
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        for (Arrived record : poll) {
            Runnable work = onFirst.remove(String.valueOf(record.key()));
            if (work != null) {
                work.run();
            }
        }
        if (!handlesNew && isNew(poll)) {
            throw new IllegalStateException("a poll with something new is not handled");
        }
        polls.add(poll);
    }

    private boolean isNew(Poll poll) {
        long before = met.size();
        poll.forEach(record -> met.add(record.place()));
        return met.size() > before;
    }

    /** Whether, from the next poll on, what comes for the first time is not handled. */
    public void reject(boolean newRecords) {
        rejecting = newRecords;
    }

    /** What is done while the first record of this key is handled. */
    public void onFirst(String key, Runnable work) {
        onFirst.put(key, work);
    }

    /** From now on each poll takes so long. */
    public void pause(long millis) {
        pauseMillis = millis;
    }

    /** All polls so far. */
    public List<Poll> polls() {
        return List.copyOf(polls);
    }

    /** The records of these keys, in the order in which they were handled. */
    public List<Arrived> records(List<String> keys) {
        List<Arrived> records = new ArrayList<>();
        polls.forEach(poll -> poll.forEach(record -> {
            if (keys.contains(record.key())) {
                records.add(record);
            }
        }));
        return records;
    }
}
