package shop.carousel.demo.client;

import java.io.PrintWriter;
import java.util.Map;

/** The closing report for people. */
final class ReplayReport {

    private static final int SHOWN = 20;

    private final PrintWriter out;

    ReplayReport(PrintWriter out) {
        this.out = out;
    }

    void print(ReplayFigures figures) {
        out.printf("%nReplay of %s (%,d rows)%n", figures.file(), figures.rows());
        orders(figures.orders());
        counts("Rows that take no part", figures.rowsRefused());
        cancellations(figures.cancellations());
        times(figures.times());
        books(figures.books());
        out.flush();
    }

    private void orders(ReplayFigures.Orders orders) {
        out.printf("Orders: %,d asked, %,d placed", orders.asked(), orders.placed());
        if (orders.placedEarlier() > 0) {
            out.printf(", %,d of them by an earlier replay", orders.placedEarlier());
        }
        out.println();
        counts("By final state", orders.byStatus());
        counts("Refused by the shop", orders.refused());
        if (orders.unsettled() > 0) {
            out.printf("  %,d HAVE NOT COME TO REST%n", orders.unsettled());
        }
    }

    private void cancellations(ReplayFigures.Cancellations cancellations) {
        out.printf(
                "Cancellations: %,d in the file, %,d match one of these orders, %,d sent%n",
                cancellations.inFile(), cancellations.matched(), cancellations.sent());
        counts("Refused by the shop", cancellations.refused());
    }

    private void times(ReplayFigures.Times times) {
        out.printf(
                "Speed: %,.1f orders/s placed in %.1f s, all at rest after %.1f s%n",
                times.ordersPerSecond(), times.placingSeconds(), times.settledSeconds());
        out.printf("  202 after       %s%n", times.accepted());
        out.printf("  CONFIRMED after %s%n", times.confirmed());
    }

    private void books(ReplayFigures.Books books) {
        if (books.mismatches().isEmpty()) {
            out.printf(
                    "Books: balanced. For all %,d SKUs initial = available + reserved + sold; %,d units sold by this "
                            + "replay%n",
                    books.skus(), books.unitsSold());
            return;
        }
        out.printf("Books: NOT BALANCED, %,d of %,d SKUs:%n", books.mismatches().size(), books.skus());
        books.mismatches().entrySet().stream()
                .limit(SHOWN)
                .forEach(wrong -> out.printf("  %s: %s%n", wrong.getKey(), wrong.getValue()));
        more(books.mismatches().size());
    }

    private void counts(String what, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            out.printf("  %s:%n", what);
            counts.entrySet().stream()
                    .limit(SHOWN)
                    .forEach(count -> out.printf("    %,8d  %s%n", count.getValue(), count.getKey()));
            more(counts.size());
        }
    }

    private void more(int size) {
        if (size > SHOWN) {
            out.printf("  … and %,d more%n", size - SHOWN);
        }
    }
}
