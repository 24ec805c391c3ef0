package shop.carousel.ring.testing;

import shop.carousel.ring.RingNode;

/** A node of any kind as a child process, on a port of its own that it keeps for life. */
public interface NodeProcess extends AutoCloseable {

    RingNode node();

    /** What is stored under a name, as text; empty when nothing is. */
    String look(String name);

    /** Stores something behind the library's back. */
    void put(String name, String text);

    /** What an eviction does. */
    void remove(String name);

    void empty();

    /** Stops the process in its tracks: connections stay open, and nothing is answered. */
    void pause();

    void resume();

    void kill();

    /** The same node again, empty. */
    void restart();

    @Override
    void close();
}
