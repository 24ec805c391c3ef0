package shop.carousel.ring.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.simulation.machine.Machine;
import shop.carousel.ring.simulation.machine.Network;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.RespReader;

/** The way to a simulated node: the breaker and the admissions are the real ones, connections are a machine's. */
public final class SimulatedClient extends GuardedLink<SimulatedClient.Connections> implements NodeClient {

    private SimulatedClient(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        super(vertx, node, options, new Connecting(node, options, admissions));
    }

    /** Stands for {@link NodeClient#of}. */
    public static NodeClient of(Vertx vertx, RingNode node, NodeOptions options, List<Admission> admissions) {
        return new SimulatedClient(vertx, node, options, admissions);
    }

    @Override
    public <T> Call<T> start(RespCommand command, Function<NodeReply, T> reader) {
        var session = current();
        return session == null
                ? Call.refused(new NodeAwayException(node().name(), Reason.BREAKER_OPEN, null))
                : session.start(command.words(), reader);
    }

    @Override
    public <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        return start(script.whole(keys, args), reader);
    }

    @Override
    public <T> T ask(RespCommand command, Function<NodeReply, T> reader) {
        return start(command, reader).await();
    }

    @Override
    public <T> T ask(Script script, List<byte[]> keys, List<byte[]> args, Function<NodeReply, T> reader) {
        return start(script, keys, args, reader).await();
    }

    @Override
    public Call<NodeFacts> facts() {
        return NodeFacts.ask(this);
    }

    private record Connecting(RingNode node, NodeOptions options, List<Admission> admissions)
            implements NodeSessions<Connections> {

        @Override
        public Future<Connections> open() {
            var opened = new Connections(node, options);
            Future<Void> settled = Future.succeededFuture();
            for (var admission : admissions) {
                settled = settled.compose(ignored -> admission.settle(opened));
            }
            return settled.compose(ignored -> opened.closed
                            ? Future.<Connections>failedFuture("the connection ended")
                            : Future.succeededFuture(opened))
                    .onFailure(e -> opened.close());
        }

        @Override
        public boolean unsettled() {
            return admissions.stream().anyMatch(Admission::unsettled);
        }
    }

    /** A session. */
    static final class Connections implements NodeSession, Prelude {

        private final RingNode node;
        private final NodeOptions options;
        private final Machine machine = Machine.present();
        private final Network.Session session;
        private final Set<Started<?>> started = new LinkedHashSet<>();
        private Runnable whenLost = this::close;
        private long answeredNanos = machine.nanos();
        private int failures;
        private boolean closed;

        Connections(RingNode node, NodeOptions options) {
            this.node = node;
            this.options = options;
            this.session = machine.network().connect(node.address(), this::lose);
        }

        private void lose() {
            whenLost.run();
        }

        @Override
        public void whenLost(Runnable action) {
            whenLost = action;
        }

        @Override
        public int waiting() {
            return started.size();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                session.close();
                List.copyOf(started).forEach(call -> call.end(null, call.away(Reason.FAILED, null)));
            }
        }

        <T> Call<T> start(List<byte[]> words, Function<NodeReply, T> reader) {
            var call = new Started<>(this, reader);
            started.add(call);
            session.send(words, reply -> read(reply, call::answer));
            machine.after(options.commandTimeout().toNanos(), call::expire);
            return call;
        }

        @Override
        public Future<NodeReply> send(RespCommand command) {
            Promise<NodeReply> answer = Promise.promise();
            var call = start(command.words(), Function.identity());
            call.whenDone(answered -> {
                if (answered) {
                    answer.tryComplete(call.await());
                } else {
                    answer.tryFail("no answer");
                }
            });
            return answer.future();
        }

        @Override
        public Future<NodeReply> send(Script script, List<byte[]> keys, List<byte[]> args) {
            return send(script.whole(keys, args));
        }

        private void read(byte[] reply, BiConsumer<@Nullable NodeReply, @Nullable Throwable> taker) {
            answeredNanos = machine.nanos();
            failures = 0;
            new RespReader(response -> {
                        if (response instanceof NodeError error) {
                            taker.accept(null, error);
                        } else {
                            taker.accept(response, null);
                        }
                    })
                    .read(reply);
        }
    }

    private static final class Started<T> implements Call<T> {

        private final Connections session;
        private final Function<NodeReply, T> reader;
        private final long startNanos;
        private final List<Consumer<Boolean>> actions = new ArrayList<>();
        private boolean done;
        private @Nullable NodeReply answer;
        private @Nullable NodeAwayException fault;

        Started(Connections session, Function<NodeReply, T> reader) {
            this.session = session;
            this.reader = reader;
            this.startNanos = session.machine.nanos();
        }

        NodeAwayException away(Reason reason, @Nullable Throwable cause) {
            return new NodeAwayException(session.node.name(), reason, cause);
        }

        void answer(@Nullable NodeReply response, @Nullable Throwable error) {
            if (error == null) {
                end(response, null);
            } else {
                end(null, away(Session.isOutdated(error) ? Reason.OUTDATED : Reason.FAILED, error));
            }
        }

        /** As a session does it: a node that said nothing since then is away. */
        void expire() {
            if (!done) {
                end(null, away(Reason.TIMED_OUT, null));
                if (session.answeredNanos - startNanos <= 0
                        || session.machine.random().nextBoolean()) {
                    session.lose();
                }
            }
        }

        void end(@Nullable NodeReply response, @Nullable NodeAwayException why) {
            if (!done) {
                session.started.remove(this);
                answer = response;
                fault = why;
                done = true;
                actions.forEach(action -> action.accept(why == null));
            }
        }

        @Override
        public T await() {
            if (!done) {
                session.machine.await(() -> done);
            }
            if (fault != null) {
                throw fault;
            }
            try {
                return read(answer);
            } catch (RuntimeException e) {
                throw away(Reason.FAILED, e);
            }
        }

        @SuppressWarnings("NullAway") // a nil is null, as Vert.x has it
        private T read(@Nullable NodeReply response) {
            return reader.apply(response);
        }

        @Override
        public Call<T> whenDone(Consumer<Boolean> action) {
            if (done) {
                action.accept(fault == null);
            } else {
                actions.add(action);
            }
            return this;
        }
    }
}
