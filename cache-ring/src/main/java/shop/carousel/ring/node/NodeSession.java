package shop.carousel.ring.node;

/** A session: a node's connections while they are in use. */
public interface NodeSession {

    /** Says whom to tell, once or more often, that it is of no more use. */
    void whenLost(Runnable action);

    /** How many commands are not answered yet. */
    int waiting();

    void close();
}
