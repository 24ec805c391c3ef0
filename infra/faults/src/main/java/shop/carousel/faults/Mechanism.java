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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mechanism that a fault run can do without, and how it is taken out of the class that has it. */
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
    };

    private static final String JUDGE = "and s.fence <= w.token";
    private static final String RECORD = "insert into inbox";
    private static final String ALL = "select event_id from (select ? as consumer, unnest(?) as event_id) as delivered";
    private static final MethodTypeDesc LATE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ClassDesc.of("java.util.Collection"));

    private final String owner;

    Mechanism(String owner) {
        this.owner = owner;
    }

    /** Whether the class of this name, with slashes, has it. */
    public boolean isIn(@Nullable String name) {
        return owner.equals(name);
    }

    /** Where the class file is below a folder of classes. */
    public String file() {
        return owner + ".class";
    }

    /** The class without it; {@link IllegalStateException} where it was not found there. */
    public byte[] takenOut(byte[] classFile) {
        var edits = new AtomicInteger();
        var format = ClassFile.of();
        CodeTransform edit = (code, element) -> {
            if (edit(code, element)) {
                edits.incrementAndGet();
            } else {
                code.with(element);
            }
        };
        byte[] without = format.transformClass(format.parse(classFile), ClassTransform.transformingMethodBodies(edit));
        if (edits.get() == 0) {
            throw new IllegalStateException(this + " was not found in " + owner);
        }
        return without;
    }

    /** Whether something else was written in the place of the element. */
    abstract boolean edit(CodeBuilder code, CodeElement element);

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
