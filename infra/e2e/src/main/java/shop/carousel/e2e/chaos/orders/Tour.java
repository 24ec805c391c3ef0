package shop.carousel.e2e.chaos.orders;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Experiments one after the other, each told before it is done: what will happen, what should be seen, where to look.
 * Afterwards it says what buyers met meanwhile.
 */
final class Tour implements Course {

    /** The first SKU that {@link OrderChaos} shelves: few units. */
    private static final String SCARCE = "CHAOS-0";

    private final List<Experiment> experiments;
    private final Duration each;
    private final int crowd;

    /**
     * A tour.
     *
     * @param each how long a fault lasts, and how long the shop is watched after it
     * @param crowd how many buyers come at once
     */
    Tour(List<Experiment> experiments, Duration each, int crowd) {
        this.experiments = List.copyOf(experiments);
        this.each = each;
        this.crowd = crowd;
    }

    @Override
    public List<ShopStrike> strikes() {
        return List.of();
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        stage.telling()
                .accept("Open " + stage.shop().url() + " in a browser. Administrator: admin@carousel.shop, "
                        + "password " + stage.shop().layout().adminPassword());
        Thread.sleep(each);
        for (Experiment experiment : experiments) {
            run(experiment, stage);
        }
    }

    private void run(Experiment experiment, Stage stage) throws InterruptedException {
        stage.telling().accept("");
        stage.telling().accept("== " + experiment.title());
        stage.telling().accept("Done:     " + experiment.does());
        stage.telling().accept("Expected: " + experiment.expect());
        stage.telling().accept("Look at:  " + stage.shop().url() + experiment.look());
        Buyers buyers = stage.buyers();
        buyers.longestWaitSinceAsked();
        int accepted = buyers.accepted().size();
        Map<Integer, Integer> refusals = buyers.refusals();
        act(experiment.act(), stage);
        Thread.sleep(each);
        stage.telling()
                .accept("Seen:     %d orders accepted, the longest wait %d ms, answered otherwise: %s"
                        .formatted(
                                buyers.accepted().size() - accepted,
                                buyers.longestWaitSinceAsked().toMillis(),
                                since(refusals, buyers.refusals())));
    }

    private void act(Experiment.Act act, Stage stage) throws InterruptedException {
        switch (act) {
            case Experiment.Act.Strike(ShopFault fault) -> {
                stage.striker().strike(fault);
                Thread.sleep(each);
                stage.striker().heal(fault);
            }
            case Experiment.Act.TellAgain() -> stage.echo().again();
            case Experiment.Act.Crowd() -> {
                for (int i = 0; i < crowd; i++) {
                    stage.buyers().comeFor(SCARCE);
                }
            }
        }
    }

    private static Map<Integer, Integer> since(Map<Integer, Integer> before, Map<Integer, Integer> now) {
        var since = new TreeMap<Integer, Integer>();
        now.forEach((status, count) -> {
            int more = count - before.getOrDefault(status, 0);
            if (more > 0) {
                since.put(status, more);
            }
        });
        return since;
    }
}
