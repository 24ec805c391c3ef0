package shop.carousel.bench.cache;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** What callers do over and over. */
enum Workload {
    /** One key that is there. */
    GET("get", 1, (store, mix) -> Objects.requireNonNull(store.get(mix.key()))),
    /** One key that is there, and read often enough to be near. */
    GET_NEAR("near get", 1, (store, mix) -> Objects.requireNonNull(store.get(mix.key()))),
    /** Twenty-four keys that are there, as a page of products asks for. */
    GET_MANY(
            "get-many(24)",
            24,
            (store, mix) -> Objects.checkIndex(23, store.getAll(mix.keys(24)).size())),
    /** One key that is there in 95 of 100 cases; else it is made up and stored. */
    GET_OR_LOAD("get-or-load 95 %", 1, (store, mix) -> store.getOrLoad(mix.mostlyThere(), Workload::value));

    /** Those that ask nodes. */
    static final List<Workload> REMOTE = List.of(GET, GET_MANY, GET_OR_LOAD);

    private static final String PADDING = "x".repeat(200);

    private final String label;
    private final int keys;
    private final BiConsumer<Store, KeyMix> step;

    Workload(String label, int keys, BiConsumer<Store, KeyMix> step) {
        this.label = label;
        this.keys = keys;
        this.step = step;
    }

    String label() {
        return label;
    }

    /** Keys of one operation. */
    int keys() {
        return keys;
    }

    void run(Store store, KeyMix mix) {
        step.accept(store, mix);
    }

    /** Some 200 bytes of text. */
    static String value(String key) {
        return key + PADDING;
    }
}
