package shop.carousel.catalog.stock.settlement;

import java.util.List;

/** How an attempt to settle a batch ended. */
sealed interface Settled {

    /** Committed: one outcome for each request that was not settled before, in their order. */
    record Done(List<StockOutcome> outcomes) implements Settled {}

    /** Rolled back, nothing changed: somebody else wrote a row under a higher token, or wrote an order first. */
    record Superseded(String what) implements Settled {}
}
