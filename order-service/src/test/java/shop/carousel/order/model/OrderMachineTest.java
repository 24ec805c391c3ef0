package shop.carousel.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.Decision.Effect;
import shop.carousel.order.model.Decision.Move;
import shop.carousel.order.model.Decision.Refuse;
import shop.carousel.order.model.Decision.Stay;

/**
 * The whole machine as a table. {@code .} stays as expected, {@code x} is refused, a name is where it moves; signs tell
 * the effects.
 */
class OrderMachineTest {

    private static final String TABLE = """
            state           | StockReserved | StockRefused | StockSold | StockReleased    | PaymentAuthorised | PaymentDeclined | PaymentUnanswered | CancelRequested  | RefundDone | RefundRequested | PartRefunded | ParcelShipped | ParcelDelivered | DeadlinePassed
            Placed          | Reserved$     | Rejected-    | x         | Cancelled-       | x                 | x               | x                 | Cancelled-       | x          | x               | x            | x             | x               | Cancelled-
            Reserved        | .             | x            | x         | Cancelled-       | Paid              | PaymentFailed   | PaymentFailed     | Cancelled-       | x          | x               | x            | x             | x               | Cancelled-
            Paid            | .             | x            | Confirmed | RefundDue<       | .                 | x               | x                 | RefundDue<       | x          | Paid&           | Paid         | x             | x               | RefundDue<
            Confirmed       | x             | x            | .         | x                | .                 | x               | x                 | RefundDue<       | x          | Confirmed&      | Confirmed    | Shipped       | x               | RefundDue<
            Shipped         | x             | x            | x         | x                | x                 | x               | x                 | x                | x          | Shipped&        | Shipped      | .             | Delivered       | Delivered
            Delivered       | x             | x            | x         | x                | x                 | x               | x                 | x                | x          | Delivered&      | Delivered    | x             | .               | .
            Rejected        | .             | .            | x         | .                | RefundDue<        | .               | .                 | x                | x          | x               | x            | x             | x               | .
            PaymentFailed   | .             | .            | x         | .                | RefundDue<        | .               | .                 | x                | x          | x               | x            | x             | x               | .
            Cancelled       | .             | .            | x         | .                | RefundDue<        | .               | .                 | x                | x          | x               | x            | x             | x               | .
            RefundDue       | .             | .            | .         | .                | .                 | x               | x                 | x                | Refunded   | x               | RefundDue    | x             | x               | RefundDue
            Refunded        | .             | .            | .         | .                | x                 | x               | x                 | x                | .          | x               | Refunded     | x             | x               | .
            """;

    private static final Map<Effect, String> SIGNS = Map.of(
            Effect.AUTHORISE_PAYMENT, "$",
            Effect.STOP_PAYMENT, "-",
            Effect.REFUND_PAYMENT, "<",
            Effect.REFUND_PART, "&");

    private static final List<OrderState> STATES = Stream.concat(
                    Stream.of(OrderStatus.values()).map(status -> OrderState.of(status, false)),
                    Stream.of(new OrderState.RefundDue(OrderStatus.CANCELLED)))
            .toList();

    private static final Money PART = new Money(500, Currency.getInstance("EUR"));

    private static final List<OrderEvent> EVENTS = List.of(
            new OrderEvent.StockReserved(Instant.EPOCH),
            new OrderEvent.StockRefused("short"),
            new OrderEvent.StockSold(),
            new OrderEvent.StockReleased("expired"),
            new OrderEvent.PaymentAuthorised(),
            new OrderEvent.PaymentDeclined("no"),
            new OrderEvent.PaymentUnanswered("silence"),
            new OrderEvent.CancelRequested("changed my mind"),
            new OrderEvent.RefundDone(),
            new OrderEvent.RefundRequested(PART, List.of(), "broken"),
            new OrderEvent.PartRefunded(5, PART),
            new OrderEvent.ParcelShipped(),
            new OrderEvent.ParcelDelivered(),
            new OrderEvent.DeadlinePassed());

    record Pair(OrderState state, OrderEvent event) {

        @Override
        public String toString() {
            return nameOf(state) + " × " + nameOf(event);
        }
    }

    static Stream<Pair> pairs() {
        return STATES.stream().flatMap(state -> EVENTS.stream().map(event -> new Pair(state, event)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void pair_decided_asTheTableSays(Pair pair) {
        String told = told(OrderMachine.decide(pair.state(), pair.event()));
        assertThat(told).isEqualTo(expected(nameOf(pair.state()), nameOf(pair.event())));
    }

    @Test
    void states_andEvents_areAllInTheTable() {
        assertThat(STATES.size()).isEqualTo(OrderState.class.getPermittedSubclasses().length);
        assertThat(EVENTS.size()).isEqualTo(OrderEvent.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void moneyTaken_neverStaysWhereTheOrderEnded(Pair pair) {
        Decision decision = OrderMachine.decide(pair.state(), pair.event());
        if (decision instanceof Move(OrderState next, String reason, Set<Effect> effects)
                && isPaid(pair.state())
                && next.isFinal()) {
            assertThat(next instanceof OrderState.Delivered || next instanceof OrderState.Refunded)
                    .isTrue();
        }
        if (decision instanceof Move move
                && move.next() instanceof OrderState.RefundDue
                && !(pair.state() instanceof OrderState.RefundDue)) {
            assertThat(move.effects()).isEqualTo(Set.of(Effect.REFUND_PAYMENT));
        }
    }

    /** From every state that is not final, some way leads to a final one. */
    @Test
    void everyState_canEnd() {
        for (OrderState start : STATES) {
            List<OrderState> reached = new ArrayList<>(List.of(start));
            for (int i = 0; i < reached.size(); i++) {
                OrderState from = reached.get(i);
                EVENTS.stream()
                        .map(event -> OrderMachine.decide(from, event))
                        .flatMap(decision -> decision instanceof Move move ? Stream.of(move.next()) : Stream.empty())
                        .filter(next -> !reached.contains(next))
                        .forEach(reached::add);
            }
            assertThat(reached.stream().anyMatch(OrderState::isFinal))
                    .as(start.toString())
                    .isTrue();
        }
    }

    /** No state waits for ever: where an order is not over, its deadline does something. */
    @Test
    void everyWaitingState_movesWhenItsDeadlinePasses() {
        for (OrderState state : STATES) {
            Decision decision = OrderMachine.decide(state, new OrderEvent.DeadlinePassed());
            assertThat(decision instanceof Move).as(state.toString()).isEqualTo(!state.isFinal());
        }
    }

    @Test
    void lateMoney_keepsHowTheOrderEnded() {
        for (OrderStatus end : List.of(OrderStatus.REJECTED, OrderStatus.PAYMENT_FAILED, OrderStatus.CANCELLED)) {
            Decision decision = OrderMachine.decide(OrderState.of(end, false), new OrderEvent.PaymentAuthorised());
            assertThat(((Move) decision).next()).isEqualTo(new OrderState.RefundDue(end));
        }
    }

    @Test
    void state_storedAndRead_isTheSame() {
        for (OrderState state : STATES) {
            assertThat(OrderState.of(state.status(), state instanceof OrderState.RefundDue))
                    .isEqualTo(state);
        }
    }

    private static boolean isPaid(OrderState state) {
        return switch (state) {
            case OrderState.Paid _, OrderState.Confirmed _, OrderState.Shipped _, OrderState.RefundDue _ -> true;
            default -> false;
        };
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Move move ->
                nameOf(move.next())
                        + move.effects().stream().map(SIGNS::get).sorted().collect(Collectors.joining());
            case Stay stay -> assertSaid(stay.why(), ".");
            case Refuse refuse -> assertSaid(refuse.why(), "x");
        };
    }

    private static String assertSaid(String why, String sign) {
        assertThat(why.isBlank()).isFalse();
        return sign;
    }

    private static String expected(String state, String event) {
        List<String> head = cells(TABLE.lines().findFirst().orElseThrow());
        String row = TABLE.lines()
                .filter(line -> cells(line).getFirst().equals(state))
                .findFirst()
                .orElseThrow();
        int column = head.indexOf(event);
        assertThat(column > 0 ? event : null).as(event).isNotNull();
        return cells(row).get(column);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    private static String nameOf(Object record) {
        return record.getClass().getSimpleName();
    }
}
