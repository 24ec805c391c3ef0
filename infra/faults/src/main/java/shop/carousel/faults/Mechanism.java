package shop.carousel.faults;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mechanism that a fault run can do without, and how it is taken out of the classes that have it. */
public enum Mechanism {

    /** A writer of stock whose token is lower than its row's fence is refused. */
    FENCE("shop/carousel/catalog/stock/StockRepository") {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            return text(element) instanceof String text && text.contains(JUDGE) && load(code, text.replace(JUDGE, ""));
        }
    },

    /** The second delivery of an event changes nothing. */
    INBOX("shop/carousel/kit/inbox/Inbox") {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            return text(element) instanceof String text && text.startsWith(RECORD) && load(code, ALL);
        }
    },

    /** An event is committed with its cause; without, it is written a moment later, by a process that may be dead. */
    OUTBOX("shop/carousel/kit/outbox/Outbox") {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            boolean writes = element instanceof InvokeInstruction call
                    && isIn(call.owner().asInternalName())
                    && call.name().equalsString(Late.INSERT);
            if (writes) {
                code.invokestatic(ClassDesc.of(Late.class.getName()), Late.INSERT, LATE);
            }
            return writes;
        }
    },

    /** A cached value has its row's version, and nothing older takes its place: without, the ring is as most caches. */
    VERSIONS(Scripts.READER) {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            return Scripts.edit(code, element, "withoutVersions");
        }
    },

    /** One caller loads a missing key, and fills only if no write came between: without, everybody does. */
    LEASES(Scripts.READER) {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            return Scripts.edit(code, element, "withoutLeases");
        }
    },

    /** Nodes refuse callers with an outdated view of the ring, and these do not take the node's answers. */
    EPOCHS(Scripts.READER, "shop/carousel/ring/redis/RedisEntries") {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            boolean compares = calls(element, "isSpokenOf");
            if (compares) {
                code.pop2().iconst_1(); // the stamp and what the node answered
            }
            return compares || Scripts.edit(code, element, "withoutEpochs");
        }
    },

    /** A node that comes back is another one, which finds nothing of what it kept before. */
    INCARNATIONS("shop/carousel/ring/view/RingMember") {
        @Override
        boolean edit(CodeBuilder code, CodeElement element) {
            boolean asks = calls(element, "incarnation");
            if (asks) {
                code.pop().lconst_1();
            }
            return asks;
        }
    };

    private static final String JUDGE = "and s.fence <= w.token";
    private static final String RECORD = "insert into inbox";
    private static final String ALL = "select event_id from (select ? as consumer, unnest(?) as event_id) as delivered";
    private static final MethodTypeDesc LATE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ClassDesc.of("java.util.Collection"));

    private final List<String> owners;

    Mechanism(String... owners) {
        this.owners = List.of(owners);
    }

    /** Whether the class of this name, with slashes, has it or a part of it. */
    public boolean isIn(@Nullable String name) {
        return name != null && owners.contains(name);
    }

    /** Where the class files are below a folder of classes. */
    public List<String> files() {
        return owners.stream().map(owner -> owner + ".class").toList();
    }

    /** The class without it; {@link IllegalStateException} where it was not found there. */
    public byte[] takenOut(byte[] classFile) {
        var edits = new AtomicInteger();
        var format = ClassFile.of();
        var owner = format.parse(classFile);
        CodeTransform edit = (code, element) -> {
            if (edit(code, element)) {
                edits.incrementAndGet();
            } else {
                code.with(element);
            }
        };
        byte[] without = format.transformClass(owner, ClassTransform.transformingMethodBodies(edit));
        if (edits.get() == 0) {
            throw new IllegalStateException(
                    this + " was not found in " + owner.thisClass().asInternalName());
        }
        return without;
    }

    /** Whether something else was written in the place of the element. */
    abstract boolean edit(CodeBuilder code, CodeElement element);

    static boolean calls(CodeElement element, String method) {
        return element instanceof InvokeInstruction call && call.name().equalsString(method);
    }

    private static @Nullable String text(CodeElement element) {
        return element instanceof ConstantInstruction.LoadConstantInstruction load
                        && load.constantValue() instanceof String text
                ? text
                : null;
    }

    private static boolean load(CodeBuilder code, String text) {
        code.loadConstant(text);
        return true;
    }
}
