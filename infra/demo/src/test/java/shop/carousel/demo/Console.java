package shop.carousel.demo;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands of the launcher in this JVM and keeps what they print. */
final class Console {

    record Result(int code, String out, String err) {}

    private Console() {}

    static Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Shop.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(code, out.toString(), err.toString());
    }
}
