package shop.carousel.order.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of reading and following orders. */
@ConfigMapping(prefix = "carousel.orders")
public interface OrderConfig {

    /** How long an order stays on the ring when nothing changes it. */
    @WithDefault("10m")
    Duration cacheTime();

    /** How many orders a page of a list holds at most. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxPageSize();

    /** How many orders a page of a list holds when nobody says. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int pageSize();

    /** Links in e-mails. */
    Links links();

    /** How links in e-mails are sealed, and for how long they are good. */
    interface Links {

        /** A secret of this service alone: 32 bytes in base64url. */
        String key();

        /** How long one opens its order. */
        @WithDefault("30d")
        Duration time();
    }

    /** Those who follow an order live. */
    Streams streams();

    /** The limits of live streams. */
    interface Streams {

        /** How many may be open in this process; the next one is answered 503. */
        @WithDefault("5000")
        @Min(1)
        @Max(100_000)
        int max();

        /** How many may follow one order in this process; the next one is answered 429. */
        @WithDefault("20")
        @Min(1)
        @Max(100_000)
        int maxPerOrder();

        /** How many one address, and one account, may have open in this process; the next one is answered 429. */
        @WithDefault("100")
        @Min(1)
        @Max(100_000)
        int maxPerClient();

        /** How long one stays open; its reader connects again and goes on where it was. */
        @WithDefault("30m")
        Duration maxTime();

        /**
         * How long one is silent at most. At each heartbeat the history is looked up too, should a wake-up have been
         * lost.
         */
        @WithDefault("10s")
        Duration heartbeat();
    }

    /** How long each state waits for what comes next. */
    Deadlines deadlines();

    /**
     * After these times the state machine hears that a deadline has passed. How long stock stays set aside is the
     * catalog's to say.
     */
    interface Deadlines {

        /** PLACED: for the catalog to set the stock aside or refuse. Then the order is cancelled. */
        @WithDefault("15m")
        Duration placed();

        /** PAID: for the catalog to sell what it had set aside. Then the order is cancelled and refunded. */
        @WithDefault("1h")
        Duration paid();

        /**
         * CONFIRMED: for the parcel to leave. Then the order is cancelled and refunded, as European law gives a buyer
         * after 30 days.
         */
        @WithDefault("30d")
        Duration confirmed();

        /** SHIPPED: for word of the parcel. Then it counts as delivered. */
        @WithDefault("14d")
        Duration shipped();

        /** A refund that is due: then its buyer is told that it takes longer. It is tried until it is done. */
        @WithDefault("1d")
        Duration refund();

        /** How long after a deadline it is acted on, so that who was to answer by then comes first. */
        @WithDefault("30s")
        Duration grace();

        /**
         * How long an overdue order is left alone that could not be moved, so that it does not keep others from their
         * turn.
         */
        @WithDefault("1m")
        Duration failingPause();

        /** How many orders are looked at in one go. */
        @WithDefault("200")
        @Min(1)
        @Max(10_000)
        int batchSize();
    }
}
