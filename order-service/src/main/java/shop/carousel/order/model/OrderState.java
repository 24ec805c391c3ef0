package shop.carousel.order.model;

/** The state of an order. Shoppers see its status; only {@link RefundDue} cannot be told from the status alone. */
public sealed interface OrderState {

    /** What a shopper sees. */
    OrderStatus status();

    /** Whether nothing will move this order any more, unless money arrives that nobody expects. */
    default boolean isFinal() {
        return switch (this) {
            case Rejected _, PaymentFailed _, Cancelled _, Refunded _, Delivered _ -> true;
            case Placed _, Reserved _, Paid _, Confirmed _, Shipped _, RefundDue _ -> false;
        };
    }

    /** Accepted; the catalog is asked for its stock. */
    record Placed() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PLACED;
        }
    }

    /** The stock is reserved; the provider is asked for the money. */
    record Reserved() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.RESERVED;
        }
    }

    /** The money is authorised; the catalog is asked to sell the reserved units. */
    record Paid() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PAID;
        }
    }

    /** Paid and sold. */
    record Confirmed() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.CONFIRMED;
        }
    }

    /** On its way: too late to cancel. */
    record Shipped() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.SHIPPED;
        }
    }

    /** Arrived. */
    record Delivered() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.DELIVERED;
        }
    }

    /** Ended: stock did not suffice. */
    record Rejected() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.REJECTED;
        }
    }

    /** Ended: not paid. */
    record PaymentFailed() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PAYMENT_FAILED;
        }
    }

    /** Ended before anything was paid. */
    record Cancelled() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.CANCELLED;
        }
    }

    /**
     * Over, but its money is still here.
     *
     * @param status how it ended for the shopper: CANCELLED, or REJECTED or PAYMENT_FAILED where money came late
     */
    record RefundDue(OrderStatus status) implements OrderState {}

    /** Ended: what was paid went back. */
    record Refunded() implements OrderState {
        @Override
        public OrderStatus status() {
            return OrderStatus.REFUNDED;
        }
    }

    /** Decides an event in this state. Every event is decided in every state. */
    default Decision on(OrderEvent event) {
        return OrderMachine.decide(this, event);
    }

    /** The state that a row tells by its status and its mark. */
    static OrderState of(OrderStatus status, boolean refundDue) {
        return refundDue ? new RefundDue(status) : of(status);
    }

    private static OrderState of(OrderStatus status) {
        return switch (status) {
            case PLACED -> new Placed();
            case RESERVED -> new Reserved();
            case PAID -> new Paid();
            case CONFIRMED -> new Confirmed();
            case SHIPPED -> new Shipped();
            case DELIVERED -> new Delivered();
            case REJECTED -> new Rejected();
            case PAYMENT_FAILED -> new PaymentFailed();
            case CANCELLED -> new Cancelled();
            case REFUNDED -> new Refunded();
        };
    }
}
