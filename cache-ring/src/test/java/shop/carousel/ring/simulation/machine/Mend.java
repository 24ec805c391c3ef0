package shop.carousel.ring.simulation.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import shop.carousel.ring.simulation.machine.Network.Script;
import shop.carousel.ring.simulation.machine.SimulatedLoader.Method;

/**
 * What keeps a promise, and can be taken out of classes and scripts while they are loaded.
 *
 * @param name of what is taken out
 */
public record Mend(String name, List<Method> methods, List<Script> scripts) {

    public static final Mend NONE = new Mend("nothing", List.of(), List.of());

    /** A method does nothing any more. */
    public static Mend method(String name, String method) {
        return method(name, method, false);
    }

    /** A method always answers the same. */
    public static Mend method(String name, String method, Object answer) {
        return new Mend(name, List.of(new Method(method, answer)), List.of());
    }

    /** Scripts have another text instead. */
    public static Mend script(String name, String text, String instead) {
        return new Mend(name, List.of(), List.of(new Script(text, instead)));
    }

    public Mend and(Mend other) {
        return new Mend(
                name,
                Stream.concat(methods.stream(), other.methods.stream()).toList(),
                Stream.concat(scripts.stream(), other.scripts.stream()).toList());
    }

    /** What a schedule without it comes to. */
    public Optional<String> run(String program, long seed) {
        return loaded(program).run(seed, scripts);
    }

    /** The first of so many schedules without it in which something is violated, and what; empty where in none. */
    public Optional<Found> found(String program, long schedules) {
        var loaded = loaded(program);
        return LongStream.range(0, schedules)
                .mapToObj(seed -> loaded.run(seed, scripts).map(what -> new Found(seed, what)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** By which seed, after as many schedules besides the first. */
    public record Found(long seed, String what) {}

    private Program loaded(String program) {
        return new SimulatedLoader(methods).program(Program.class, program);
    }

    @Override
    public String toString() {
        return name;
    }
}
