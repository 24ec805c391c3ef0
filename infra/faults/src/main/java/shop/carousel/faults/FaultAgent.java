package shop.carousel.faults;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code -javaagent:FILE=fence}: the JVM's program does without the mechanism of that name. */
public final class FaultAgent {

    private static final int NOT_DONE = 70;

    private FaultAgent() {}

    /** What the JVM calls before the program's main method. */
    public static void premain(String mechanism, Instrumentation jvm) {
        jvm.addTransformer(new Removal(Mechanism.valueOf(mechanism.toUpperCase(Locale.ROOT))));
    }

    private record Removal(Mechanism mechanism) implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain from,
                byte[] classFile) {
            return mechanism.isIn(name) ? takenOut(classFile) : null;
        }

        /** What is thrown here is swallowed, and the program would go on with the mechanism. */
        @SuppressWarnings("SystemExitOutsideMain")
        private byte[] takenOut(byte[] classFile) {
            try {
                byte[] without = mechanism.takenOut(classFile);
                System.err.println("A fault run without the " + mechanism.name().toLowerCase(Locale.ROOT));
                return without;
            } catch (RuntimeException fault) {
                fault.printStackTrace();
                Runtime.getRuntime().halt(NOT_DONE);
                throw fault;
            }
        }
    }
}
