package shop.carousel.ring.simulation.machine;

import java.util.List;
import java.util.Optional;
import shop.carousel.ring.simulation.machine.Network.Script;

/** A world in which a protocol runs by a seed. Has a constructor without parameters. */
public interface Program {

    /**
     * Runs one schedule.
     *
     * @param edits what is taken out of scripts
     * @return what was violated, and when
     */
    Optional<String> run(long seed, List<Script> edits);
}
