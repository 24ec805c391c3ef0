package shop.carousel.order.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of accounts and sessions. */
@ConfigMapping(prefix = "carousel.accounts")
public interface AccountConfig {

    /** How long a session lasts, however often its token is renewed. */
    @WithDefault("12h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 90)
    Duration sessionTime();

    /** How long a token is good for; then it is renewed. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 12)
    Duration tokenTime();

    /** How long a refresh token may be used twice, as two tabs of a browser do. */
    @WithDefault("10s")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration refreshGrace();

    /** The shortest password of a new account, in characters. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int shortestPassword();

    /** How passwords are hashed. */
    Hashing hashing();

    /** The limits of failed sign-ins. */
    Throttle throttle();

    /** How long links in letters are good. */
    Links links();

    /** How long links are valid. */
    interface Links {

        /** To set another password. */
        @WithDefault("30m")
        @DurationMin(minutes = 1)
        @DurationMax(hours = 24)
        Duration password();

        /** To confirm an address. */
        @WithDefault("48h")
        @DurationMin(minutes = 1)
        @DurationMax(days = 30)
        Duration address();
    }

    /** Argon2id with the cost that OWASP recommends. */
    interface Hashing {

        @WithDefault("19456")
        @Min(8)
        @Max(1_048_576)
        int memoryKib();

        @WithDefault("2")
        @Min(1)
        @Max(20)
        int passes();

        /** How many hashes are computed at a time; more would only slow each other down and eat memory. */
        @WithDefault("2")
        @Min(1)
        @Max(64)
        int concurrency();

        /** How long a caller waits for a turn before it is told to come back. */
        @WithDefault("2s")
        Duration patience();
    }

    /** Failures are counted by address, by account, and by both together. */
    interface Throttle {

        /** How many failures of one address at one account a window lets through. */
        @WithDefault("10")
        @Min(1)
        @Max(1000)
        int failures();

        /** How many failures at one account, from any address; beyond, its owner waits too. */
        @WithDefault("100")
        @Min(1)
        @Max(100_000)
        int accountFailures();

        /** How many failures of one address, which many people may share. */
        @WithDefault("600")
        @Min(1)
        @Max(100_000)
        int addressFailures();

        @WithDefault("1m")
        Duration window();

        /** How many separate counts each kind has; a count takes about 100 bytes of the state Redis. */
        @WithDefault("50000")
        @Min(1)
        @Max(1_000_000)
        int remembered();
    }
}
