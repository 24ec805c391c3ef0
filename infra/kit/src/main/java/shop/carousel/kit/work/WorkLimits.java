package shop.carousel.kit.work;

import java.time.Duration;

/**
 * The limits of a kind of work.
 *
 * @param concurrency how many this process does at a time
 * @param lease how long an item belongs to the process that took it up; longer than any attempt
 * @param attempts the number of attempts after which the operator decides
 * @param backoff the pauses between attempts
 */
public record WorkLimits(int concurrency, Duration lease, int attempts, Backoff backoff) {

    public WorkLimits {
        if (concurrency < 1 || attempts < 1 || lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("concurrency, attempts and lease are positive");
        }
    }
}
