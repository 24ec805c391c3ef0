package shop.carousel.bench.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good an order of hits is for one text, by nDCG@10 (Järvelin and Kekäläinen 2002, doi:10.1145/582415.582418) with
 * gains of 2^grade − 1.
 *
 * @param judged nDCG@10 of the hits that have a grade, without those that have none (Sakai 2007,
 *     doi:10.1145/1277741.1277756): the judges saw what an old engine found, and most good products were never judged
 * @param plain nDCG@10 of the hits as they are; one without a grade counts as 0
 * @param known the share of the first ten places that hits with a grade take
 */
record Quality(double judged, double plain, double known) {

    static final int DEPTH = 10;

    static Quality of(List<String> hits, Map<String, Integer> grades) {
        double best =
                gain(grades.values().stream().sorted(Comparator.reverseOrder()).toList());
        List<Integer> judged = hits.stream()
                .filter(grades::containsKey)
                .map(grades::get)
                .limit(DEPTH)
                .toList();
        List<String> first = hits.subList(0, Math.min(DEPTH, hits.size()));
        double plain =
                gain(first.stream().map(sku -> grades.getOrDefault(sku, 0)).toList());
        long known = first.stream().filter(grades::containsKey).count();
        return new Quality(gain(judged) / best, plain / best, known / (double) DEPTH);
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int place = 0; place < Math.min(DEPTH, grades.size()); place++) {
            gain += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return gain;
    }
}
