package shop.carousel.ring.node;

import java.util.function.Consumer;

/** A command under way. Started commands run side by side; {@link #await} takes the answer of each. */
public interface Call<T> {

    /**
     * The answer.
     *
     * @throws NodeAwayException when there is none
     */
    T await();

    /**
     * Tells whether the command was answered, once it is over: on a thread of the connection, or at once when it is
     * over already. The action must not block.
     */
    Call<T> whenDone(Consumer<Boolean> answered);

    /** What needs no command. */
    static <T> Call<T> answered(T answer) {
        return new Call<>() {
            @Override
            public T await() {
                return answer;
            }

            @Override
            public Call<T> whenDone(Consumer<Boolean> action) {
                action.accept(true);
                return this;
            }
        };
    }

    /** What was never sent. */
    static <T> Call<T> refused(NodeAwayException why) {
        return new Call<>() {
            @Override
            public T await() {
                throw why;
            }

            @Override
            public Call<T> whenDone(Consumer<Boolean> action) {
                action.accept(false);
                return this;
            }
        };
    }

    /** Does something should the command fail for good, as {@link #whenDone} does. */
    default Call<T> whenFailed(Runnable action) {
        return whenDone(answered -> {
            if (!answered) {
                action.run();
            }
        });
    }
}
