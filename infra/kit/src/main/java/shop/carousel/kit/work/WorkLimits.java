package shop.carousel.kit.work;

import java.time.Duration;

/**
 * How a kind of work is done.
 *
 * @param concurrency how many this process does at a time
 * @param lease how long one belongs to the process that took it up: longer than any attempt takes
 * @param attempts after how many the operator decides
 * @param backoff the pauses between attempts
 */
public record WorkLimits(int concurrency, Duration lease, int attempts, Backoff backoff) {

    public WorkLimits {
        if (concurrency < 1 || attempts < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("concurrency, attempts and lease are positive");
        }
    }
}
