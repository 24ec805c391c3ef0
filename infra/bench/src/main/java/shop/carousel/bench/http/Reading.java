package shop.carousel.bench.http;

import java.util.Map;

/**
 * What one stretch of one question brought.
 *
 * @param through the service's own port, or the gateway
 * @param connections that were kept open; 0 for an open model, whose latencies count from when a request was meant to
 *     be sent
 * @param perSecond good answers a second (status 2xx)
 * @param p50Millis of good answers
 * @param bytes of the last body
 * @param failed answers with another status, and none at all
 * @param processorMicros an answer, by process
 */
public record Reading(
        String question,
        String through,
        int connections,
        double perSecond,
        double p50Millis,
        double p99Millis,
        int bytes,
        long failed,
        Map<String, Double> processorMicros) {

    /** Of the shop's processes together, without the generator. */
    public double shopMicros() {
        return processorMicros.entrySet().stream()
                .filter(part -> !part.getKey().equals("generator"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
