package shop.carousel.ring.simulation.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads the ring's classes as they are shipped, but that their calls for time, chance and waiting come to {@link
 * Instead}, and that their way to a node is a simulated one. Can take mends out of them, too: a method that does
 * nothing any more, or always answers the same.
 */
public final class SimulatedLoader extends ClassLoader {

    private static final String RING = "shop.carousel.ring.";
    private static final String MACHINE = RING + "simulation.machine.";
    private static final ClassDesc INSTEAD = Instead.class.describeConstable().orElseThrow();

    /** By owner and name, of all parameters. */
    private static final Map<String, Set<String>> PLATFORM = Map.ofEntries(
            Map.entry("java/lang/System", Set.of("nanoTime", "currentTimeMillis")),
            Map.entry("java/time/Instant", Set.of("now")),
            Map.entry("java/time/InstantSource", Set.of("system")),
            Map.entry("java/lang/Thread", Set.of("startVirtualThread")),
            Map.entry("java/lang/Thread$Builder", Set.of("start")),
            Map.entry("java/lang/Thread$Builder$OfVirtual", Set.of("start")),
            Map.entry("java/util/concurrent/ThreadLocalRandom", Set.of("nextDouble", "nextInt", "nextLong")),
            Map.entry("java/util/concurrent/TimeUnit", Set.of("sleep")),
            Map.entry("java/util/concurrent/CompletableFuture", Set.of("join", "get", "completeOnTimeout")),
            Map.entry("java/util/concurrent/Semaphore", Set.of("tryAcquire")),
            Map.entry("java/util/concurrent/ScheduledThreadPoolExecutor", Set.of("schedule", "scheduleAtFixedRate")));

    /** Those without a time to wait are no waits. */
    private static final Set<String> TIMED = Set.of("get", "tryAcquire");

    /** What is made otherwise here. */
    private static final Map<String, String> OURS = Map.of(
            "shop/carousel/ring/node/NodeClient.of", "node.SimulatedClient",
            "shop/carousel/ring/topology/Topologies.slotTable", "simulation.SimulatedPlaces");

    private static final ClassDesc BY_IDENTITY = ClassDesc.of("java.util.IdentityHashMap");

    private static final ClassDesc IN_ORDER = InOrder.class.describeConstable().orElseThrow();

    private final Map<String, Object> answers = new HashMap<>();

    /**
     * A method that is taken out.
     *
     * @param name its class, from the ring's package on, and its name, as in {@code lock.LockTerm.hear}
     * @param answer what it answers always: an Integer, a Long, a List without elements, or a Boolean
     */
    public record Method(String name, Object answer) {}

    public SimulatedLoader(List<Method> takenOut) {
        super(SimulatedLoader.class.getClassLoader());
        takenOut.forEach(each -> answers.put(RING + each.name(), each.answer()));
        // Nobody listens to what nodes publish: it is only ever a hint.
        answers.put(RING + "node.Subscription.open", 0);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RING) || name.startsWith(MACHINE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var file = ClassFile.of();
            var model = file.parse(in.readAllBytes());
            var changed = file.transformClass(
                    model, ClassTransform.transformingMethodBodies(this::divert).andThen(taking(name)));
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void divert(CodeBuilder code, CodeElement element) {
        switch (element) {
            case NewObjectInstruction it when it.className().asSymbol().equals(BY_IDENTITY) -> code.new_(IN_ORDER);
            case InvokeInstruction call
            when call.opcode() == Opcode.INVOKESPECIAL
                    && call.owner().asSymbol().equals(BY_IDENTITY) ->
                code.invokespecial(IN_ORDER, call.name().stringValue(), call.typeSymbol());
            case InvokeInstruction call -> divert(code, call);
            case InvokeDynamicInstruction lambda -> divert(code, lambda);
            case FieldInstruction field
            when isTakenOut(field) -> {
                code.pop();
                constant(code, Objects.requireNonNull(answers.get(name(field))));
            }
            default -> code.with(element);
        }
    }

    /** A component of a record is read by its own methods without a call. */
    private boolean isTakenOut(FieldInstruction field) {
        return field.opcode() == Opcode.GETFIELD && answers.containsKey(name(field));
    }

    private static String name(FieldInstruction field) {
        return field.owner().asInternalName().replace('/', '.')
                + '.'
                + field.name().stringValue();
    }

    /** Methods are named by references, too. */
    private static void divert(CodeBuilder code, InvokeDynamicInstruction lambda) {
        var site = lambda.invokedynamic().asSymbol();
        var arguments = Stream.of(site.bootstrapArgs())
                .map(argument -> argument instanceof DirectMethodHandleDesc method && isDiverted(method)
                        ? MethodHandleDesc.ofMethod(
                                DirectMethodHandleDesc.Kind.STATIC,
                                INSTEAD,
                                method.methodName(),
                                method.invocationType())
                        : argument)
                .toArray(ConstantDesc[]::new);
        code.invokedynamic(site.withArgs(arguments));
    }

    private static boolean isDiverted(DirectMethodHandleDesc method) {
        var owner = method.owner().descriptorString();
        return PLATFORM.getOrDefault(owner.substring(1, owner.length() - 1), Set.of())
                .contains(method.methodName());
    }

    private static void divert(CodeBuilder code, InvokeInstruction call) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        var type = call.typeSymbol();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        boolean isWait = !TIMED.contains(name) || type.parameterCount() > 0;
        if (PLATFORM.getOrDefault(owner, Set.of()).contains(name) && isWait) {
            var its = isStatic ? type : type.insertParameterTypes(0, receiver(owner, call));
            code.invokestatic(INSTEAD, name, its);
        } else if (OURS.containsKey(owner + "." + name)) {
            code.invokestatic(ClassDesc.of(RING + OURS.get(owner + "." + name)), name, type);
        } else {
            code.with(call);
        }
    }

    private static ClassDesc receiver(String owner, InvokeInstruction call) {
        return owner.startsWith("java/lang/Thread$Builder")
                ? ClassDesc.of("java.lang.Thread$Builder")
                : call.owner().asSymbol();
    }

    private ClassTransform taking(String className) {
        return (builder, element) -> {
            if (element instanceof MethodModel method
                    && answers.get(className + "." + method.methodName().stringValue()) instanceof Object answer) {
                builder.transformMethod(
                        method,
                        MethodTransform.dropping(CodeModel.class::isInstance)
                                .andThen(MethodTransform.endHandler(
                                        it -> it.withCode(code -> answer(code, method, answer)))));
            } else {
                builder.with(element);
            }
        };
    }

    private static void answer(CodeBuilder code, MethodModel method, Object answer) {
        var kind = TypeKind.from(method.methodTypeSymbol().returnType());
        if (kind != TypeKind.VOID) {
            constant(code, answer);
        }
        code.return_(kind);
    }

    private static void constant(CodeBuilder code, Object answer) {
        switch (answer) {
            case Boolean yes -> code.loadConstant(yes ? 1 : 0);
            case Integer number -> code.loadConstant(number);
            case Long number -> code.loadConstant(number);
            default -> code.invokestatic(ConstantDescs.CD_List, "of", MethodTypeDesc.of(ConstantDescs.CD_List), true);
        }
    }

    /** A program that runs on a machine of its own, with this loader's classes. */
    public <T> T program(Class<T> kind, String name) {
        try {
            return kind.cast(loadClass(name).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
