package shop.carousel.ring.node;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;

/** The way to one node, of whatever kind, with a breaker on it. */
public interface NodeLink {

    RingNode node();

    /** Begins to connect. The answer is there when the first attempt is over, however it ended. */
    CompletionStage<Void> connect();

    boolean isUp();

    /** Why the node is not used, in words for a person; null while it is. */
    @Nullable
    String trouble();

    /** How many commands of this process the node has not answered yet. */
    int waiting();

    /** Opens the breaker: the node is not used again before its admission is settled. */
    void suspend(String why);

    /** Starts to ask what the node says of itself. */
    Call<NodeFacts> facts();

    /**
     * Lets go of the node. Calls fail from now on. The answer is there when no attempt to connect is under way any
     * more.
     */
    CompletionStage<Void> close();
}
