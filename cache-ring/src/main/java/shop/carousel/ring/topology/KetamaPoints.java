package shop.carousel.ring.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The circle of libketama, point for point: MD5 of {@code label-k}, four points of each digest, and as many digests of
 * a server as its share of the weight times 40 times the number of servers, rounded down in single precision as the C
 * code does.
 *
 * @param points ascending, unsigned
 * @param servers the server of each point
 */
record KetamaPoints(int[] points, int[] servers) {

    private static final double DIGESTS_PER_SERVER = 40.0;
    private static final int POINTS_PER_DIGEST = 4;
    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(KetamaPoints::md5);

    private record Point(int at, int server) {}

    static KetamaPoints of(List<String> labels, int[] weights) {
        return of(labels, weights, 0);
    }

    /** The same, with so many digests of a server at least: libketama leaves out whose share is too small. */
    static KetamaPoints of(List<String> labels, int[] weights, int leastDigests) {
        float total = IntStream.of(weights).sum();
        var all = new ArrayList<Point>();
        for (int server = 0; server < weights.length; server++) {
            float part = weights[server] / total;
            float digests = (float) (part * DIGESTS_PER_SERVER * labels.size());
            for (int k = 0; k < Math.max(leastDigests, (int) digests); k++) {
                addPoints(labels.get(server) + '-' + k, server, all);
            }
        }
        all.sort(Comparator.comparing(Point::at, Integer::compareUnsigned));
        return new KetamaPoints(
                all.stream().mapToInt(Point::at).toArray(),
                all.stream().mapToInt(Point::server).toArray());
    }

    private static void addPoints(String label, int server, List<Point> to) {
        var digest = digest(label);
        for (int i = 0; i < POINTS_PER_DIGEST; i++) {
            to.add(new Point(littleEndian(digest, i * Integer.BYTES), server));
        }
    }

    /** A key's place on the circle, unsigned: libketama's {@code ketama_hashi}. */
    static int hash(String key) {
        return littleEndian(digest(key), 0);
    }

    /** The first point at or after a place, else the first of all. */
    int pointAt(int place) {
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(points[middle], place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == points.length ? 0 : low;
    }

    int size() {
        return points.length;
    }

    private static byte[] digest(String text) {
        return MD5.get().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int littleEndian(byte[] bytes, int from) {
        return bytes[from] & 0xFF
                | (bytes[from + 1] & 0xFF) << 8
                | (bytes[from + 2] & 0xFF) << 16
                | (bytes[from + 3] & 0xFF) << 24;
    }

    /** Ketama is defined by MD5; nothing here leans on its strength. */
    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
