package shop.carousel.order.carrier;

import jakarta.inject.Singleton;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.order.OrderEvent.ParcelShipped;

/** Fetches the parcel of a confirmed order. */
@Singleton
class PickUp implements Worker {

    static final String KIND = "carrier-pick-up";

    private final Parcels parcels;

    PickUp(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkLimits limits() {
        return parcels.limits();
    }

    @Override
    public boolean enabled() {
        return parcels.enabled();
    }

    @Override
    public void carryOut(WorkItem item) {
        parcels.report(item, new ParcelShipped());
    }
}
