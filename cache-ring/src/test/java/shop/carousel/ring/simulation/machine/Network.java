package shop.carousel.ring.simulation.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import shop.carousel.ring.simulation.machine.Machine.Computer;

/**
 * What is on its way between computers and servers. Commands arrive in any order, as those of several connections do,
 * and those of a connection that was given up may arrive still. Links can be silent, or be cut.
 */
public final class Network {

    private final Machine machine;
    private final Map<String, SimulatedServer> servers = new HashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final NavigableSet<Message> underWay = new TreeSet<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Script> edits = new ArrayList<>();

    /** How the text of a script is changed, to take a mend out of it. */
    public record Script(String text, String instead) {}

    /**
     * Messages are told apart by where they are from, where they go, and which they are of those: by nothing that
     * depends on the order in which a hash table is read.
     */
    private static final class Message implements Comparable<Message> {

        final Session session;
        final int number;
        final List<byte[]> words;
        final Consumer<byte[]> reply;
        byte[] answer = {};
        boolean answered;

        Message(Session session, int number, List<byte[]> words, Consumer<byte[]> reply) {
            this.session = session;
            this.number = number;
            this.words = words;
            this.reply = reply;
        }

        @Override
        public int compareTo(Message other) {
            int byLink = session.link().compareTo(other.session.link());
            return byLink != 0 ? byLink : Integer.compare(number, other.number);
        }
    }

    /** A client's connections to a server while they last. */
    public final class Session {

        private final Computer computer = machine.computer();
        private final SimulatedServer server;
        private final Runnable cut;
        private boolean closed;

        private Session(SimulatedServer server, Runnable cut) {
            this.server = server;
            this.cut = cut;
            sessions.add(this);
        }

        /** Sends a command. Its reply comes, or does not. */
        public void send(List<byte[]> words, Consumer<byte[]> reply) {
            if (!closed) {
                underWay.add(new Message(this, sent.merge(link(), 1, Integer::sum), words, reply));
            }
        }

        /** The client lets go: what it sent may arrive still, and nobody hears the answer. */
        public void close() {
            closed = true;
            sessions.remove(this);
            underWay.removeIf(message -> message.session == this && message.answered);
        }

        private boolean isSilent() {
            return server.isStanding() || silent.contains(link());
        }

        private String link() {
            return Network.link(computer.name(), server.address());
        }

        private boolean delivers(Message message) {
            return !isSilent() && (!message.answered || computer.works());
        }
    }

    Network(Machine machine) {
        this.machine = machine;
    }

    public SimulatedServer server(String address) {
        return servers.computeIfAbsent(address, its -> new SimulatedServer(its, machine, edits));
    }

    /** Takes something out of every script that has it. */
    public void edit(List<Script> scripts) {
        edits.addAll(scripts);
    }

    /**
     * Connects.
     *
     * @param cut what the client does when the connections end by themselves
     */
    public Session connect(String address, Runnable cut) {
        return new Session(server(address), cut);
    }

    /** Nothing passes between them, and neither of them notices; or it does again. */
    public void silence(String computer, String address, boolean is) {
        if (is) {
            silent.add(link(computer, address));
        } else {
            silent.remove(link(computer, address));
        }
    }

    /** All connections to a server end. What was on its way arrived, or did not. */
    public void cut(String address) {
        var its = sessions.stream()
                .filter(session -> session.server.address().equals(address))
                .sorted(Comparator.comparing(Session::link))
                .toList();
        its.forEach(Session::close);
        underWay.removeIf(message -> message.session.server.address().equals(address)
                && machine.random().nextBoolean());
        its.forEach(session -> machine.as(session.computer, session.cut));
    }

    private static String link(String computer, String address) {
        return computer + ' ' + address;
    }

    void deliverOne() {
        var ready = underWay.stream()
                .filter(message -> message.session.delivers(message))
                .toList();
        if (ready.isEmpty()) {
            return;
        }
        var message = ready.get(machine.random().nextInt(ready.size()));
        if (message.answered) {
            underWay.remove(message);
            machine.as(message.session.computer, () -> message.reply.accept(message.answer));
        } else {
            message.answer = message.session.server.execute(message.words);
            message.answered = true;
            if (message.session.closed || message.session.computer.isEnded()) {
                underWay.remove(message);
            }
        }
    }
}
