package shop.carousel.faults;

import java.io.ByteArrayOutputStream;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the reader of the ring's scripts calls when one of their mechanisms is taken out. */
public final class Scripts {

    /** The class that reads scripts, and the call of it that has their whole text. */
    static final String READER = "shop/carousel/ring/node/Script";

    private static final String WHOLE = "toByteArray";
    private static final MethodTypeDesc EDITED =
            MethodTypeDesc.of(ConstantDescs.CD_byte.arrayType(), ClassDesc.of(ByteArrayOutputStream.class.getName()));

    /** A line of a script, and what stands there without the mechanism. */
    private record Edit(String line, String without) {}

    private static final List<Edit> VERSIONS = List.of(
            new Edit("if floor == nil or version >= floor then", "if true then"),
            new Edit("if not version or known and known >= tonumber(version) then", """
                    if true then
                        redis.call('DEL', KEYS[i], KEYS[i + 1])
                        replies[#replies + 1] = 1
                      elseif not version then"""));
    private static final List<Edit> LEASES = List.of(
            new Edit("elseif redis.call('SET', KEYS[i + 1], ARGV[1], 'NX', 'PX', ARGV[2])", "elseif true"),
            new Edit("if redis.call('GET', KEYS[i + 1]) == ARGV[1] then", "if true then"));
    private static final List<Edit> EPOCHS =
            List.of(new Edit("elseif tonumber(seen) > tonumber(epoch) then", "elseif false then"));
    private static final Map<Mechanism, List<Edit>> ALL =
            Map.of(Mechanism.VERSIONS, VERSIONS, Mechanism.LEASES, LEASES, Mechanism.EPOCHS, EPOCHS);

    private Scripts() {}

    /** Has the reader give the text to a method of this class. */
    static boolean edit(CodeBuilder code, CodeElement element, String without) {
        boolean isWhole = Mechanism.calls(element, WHOLE);
        if (isWhole) {
            code.invokestatic(ClassDesc.of(Scripts.class.getName()), without, EDITED);
        }
        return isWhole;
    }

    /** The lines that a mechanism stands in, each in one script of the ring. */
    public static List<String> lines(Mechanism mechanism) {
        return ALL.getOrDefault(mechanism, List.of()).stream().map(Edit::line).toList();
    }

    public static byte[] withoutVersions(ByteArrayOutputStream script) {
        return edited(script, VERSIONS);
    }

    public static byte[] withoutLeases(ByteArrayOutputStream script) {
        return edited(script, LEASES);
    }

    public static byte[] withoutEpochs(ByteArrayOutputStream script) {
        return edited(script, EPOCHS);
    }

    private static byte[] edited(ByteArrayOutputStream script, List<Edit> edits) {
        String text = script.toString(StandardCharsets.UTF_8);
        for (Edit edit : edits) {
            text = text.replace(edit.line, edit.without);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
