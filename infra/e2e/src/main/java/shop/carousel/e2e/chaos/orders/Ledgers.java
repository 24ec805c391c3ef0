package shop.carousel.e2e.chaos.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import shop.carousel.demo.Layout.Service;

/** What only the databases can tell. */
record Ledgers(Databases databases) {

    private static final String HELD = """
            select coalesce((select sum(amount_minor) from simulator_charge where outcome = 'AUTHORISED'), 0)
                 - coalesce((select sum(amount_minor) from simulator_refund), 0)
            """;
    private static final String STEPS = "select order_id, count(distinct status) from order_history group by order_id";
    private static final String APPLIED_TWICE = """
            select count(*) from (select cause_event_id from order_history
              where cause_event_id is not null group by cause_event_id having count(*) > 1) again
            """;
    private static final String REFUSED =
            "select coalesce(sum(times), 0) from order_refusal where cause_event_id is not null";
    /** One that was delivered again, because its consumer died, may have died twice. */
    private static final String LETTERS = """
            select count(*) from (select distinct consumer, key from dead_letter
              where position('poison-'::bytea in key) %s) letters
            """;

    private static final String MAIL = "select count(*) from work where kind = 'mail'";
    private static final int MAIL_SECONDS = 90;
    private static final String AUDIT = """
            create table chaos_stale_write (sku text, fence bigint, token bigint);
            create function chaos_note_stale_write() returns trigger language plpgsql as $$
            begin
              insert into chaos_stale_write values (old.sku, old.fence, new.fence);
              return new;
            end $$;
            create trigger chaos_stale_write after update on stock for each row
              when (new.fence < old.fence) execute function chaos_note_stale_write();
            """;

    /** From now on, the database notes who writes stock under a token that is lower than the row's. */
    void open() {
        databases.run(Service.CATALOG, AUDIT);
    }

    /**
     * What is wrong.
     *
     * @param due what the provider should hold
     * @param told how many different events were told of each order
     * @param poison how many records there have to be among the dead letters
     */
    List<String> mismatches(BigDecimal due, Map<String, Integer> told, int poison) {
        var mismatches = new ArrayList<String>();
        BigDecimal held = BigDecimal.valueOf(databases.number(Service.ORDER, HELD), 2);
        if (held.compareTo(due) != 0) {
            mismatches.add("Payments: captured less refunded is %s, and confirmed orders cost %s".formatted(held, due));
        }
        databases.numbers(Service.ORDER, STEPS).forEach((order, steps) -> {
            if (steps != told.getOrDefault(order, 0).longValue()) {
                mismatches.add("Order %s made %d steps, and %d were told"
                        .formatted(order, steps, told.getOrDefault(order, 0)));
            }
        });
        none(mismatches, Service.ORDER, APPLIED_TWICE, "events moved an order twice");
        none(
                mismatches,
                Service.ORDER,
                REFUSED,
                "events were refused by their orders, as if they came out of order or again");
        none(
                mismatches,
                Service.ORDER,
                LETTERS.formatted("is distinct from 1"),
                "events were put aside as dead letters");
        long put = databases.number(Service.ORDER, LETTERS.formatted("= 1"));
        if (put != poison) {
            mismatches.add("%d records of poison are among the dead letters, not %d".formatted(put, poison));
        }
        none(mismatches, Service.ORDER, MAIL, "e-mails wait for ever");
        none(
                mismatches,
                Service.ORDER,
                "select count(*) from payment where next_at is not null",
                "payments are under way for ever");
        none(
                mismatches,
                Service.CATALOG,
                "select count(*) from chaos_stale_write",
                "writes of stock by who had lost the lock");
        for (Service service : Service.values()) {
            none(
                    mismatches,
                    service,
                    "select count(*) from outbox",
                    "events wait in the outbox of " + service.lowerName());
        }
        return mismatches;
    }

    /** Waits until nothing is to be written to anybody any more, or nothing seems to come of it. */
    void awaitMail() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAIL_SECONDS);
        while (databases.number(Service.ORDER, MAIL) > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void none(List<String> mismatches, Service service, String query, String what) {
        long number = databases.number(service, query);
        if (number > 0) {
            mismatches.add(number + " " + what);
        }
    }
}
