package shop.carousel.ring.simulation.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.TwoArgFunction;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JsePlatform;
import shop.carousel.ring.simulation.machine.SimulatedServer.Said;

/** Runs scripts as Redis does: one at a time, with {@code KEYS}, {@code ARGV} and {@code redis.call}. */
final class LuaScripts {

    private static final Globals GLOBALS = JsePlatform.standardGlobals();
    private static final Map<String, LuaValue> COMPILED = new HashMap<>();
    private static Function<List<String>, Object> server = words -> SimulatedServer.nil();

    static {
        var redis = new LuaTable();
        redis.set("call", new Call());
        redis.set("pcall", new Call());
        redis.set("error_reply", new VarArgFunction() {
            @Override
            public Varargs invoke(Varargs arguments) {
                var error = new LuaTable();
                error.set("err", arguments.arg1());
                return error;
            }
        });
        GLOBALS.set("redis", redis);
        // LuaJ's own knows no precision, and the scripts know no other format.
        GLOBALS.get("string").set("format", new TwoArgFunction() {
            @Override
            public LuaValue call(LuaValue format, LuaValue number) {
                if (!format.tojstring().equals("%.0f")) {
                    throw new IllegalArgumentException("format " + format);
                }
                return text(new BigDecimal(number.todouble())
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toPlainString());
            }
        });
    }

    private LuaScripts() {}

    private static final class Call extends VarArgFunction {

        @Override
        public Varargs invoke(Varargs arguments) {
            var words = new ArrayList<String>();
            for (int i = 1; i <= arguments.narg(); i++) {
                words.add(word(arguments.arg(i)));
            }
            return lua(server.apply(words));
        }
    }

    static synchronized Object run(
            String script, List<String> keys, List<String> args, Function<List<String>, Object> calls) {
        server = calls;
        GLOBALS.set("KEYS", table(keys));
        GLOBALS.set("ARGV", table(args));
        return java(COMPILED.computeIfAbsent(script, GLOBALS::load).call());
    }

    private static LuaTable table(List<String> words) {
        var table = new LuaTable();
        for (int i = 0; i < words.size(); i++) {
            table.set(i + 1, text(words.get(i)));
        }
        return table;
    }

    private static LuaString text(String text) {
        return LuaString.valueOf(text.getBytes(ISO_8859_1));
    }

    /** Numbers become text as Redis writes them. */
    private static String word(LuaValue value) {
        if (value.isstring() && !(value instanceof LuaString)) {
            return number(value.todouble());
        }
        var its = value.checkstring();
        return new String(its.m_bytes, its.m_offset, its.m_length, ISO_8859_1);
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static LuaValue lua(Object reply) {
        return switch (reply) {
            case String text -> text(text);
            case Long number -> LuaValue.valueOf((double) number);
            case Said said -> {
                var table = new LuaTable();
                table.set(said.isError() ? "err" : "ok", text(said.text()));
                yield table;
            }
            case List<?> list -> {
                var table = new LuaTable();
                for (int i = 0; i < list.size(); i++) {
                    table.set(i + 1, lua(list.get(i)));
                }
                yield table;
            }
            default -> LuaValue.FALSE;
        };
    }

    private static Object java(LuaValue value) {
        if (value instanceof LuaTable table) {
            var error = table.get("err");
            if (!error.isnil()) {
                return new Said(true, error.tojstring());
            }
            var list = new ArrayList<Object>();
            for (int i = 1; !table.get(i).isnil(); i++) {
                list.add(java(table.get(i)));
            }
            return list;
        }
        if (value instanceof LuaString) {
            return word(value);
        }
        if (value.isnumber()) {
            return (long) value.todouble();
        }
        return value.toboolean() ? (Object) 1L : SimulatedServer.nil();
    }
}
