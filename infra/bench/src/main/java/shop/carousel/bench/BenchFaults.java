package shop.carousel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import shop.carousel.demo.servers.PartFailedException;

/** Says in one line what a benchmark could not have. Only a fault in the program itself shows a stack trace. */
final class BenchFaults implements IExecutionExceptionHandler {

    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        switch (fault) {
            case LeftOutException leftOut -> say(command, leftOut);
            case PartFailedException part -> say(command, part);
            case UncheckedIOException io -> say(command, io);
            case IOException io -> say(command, io);
            default -> throw fault;
        }
        return FAILED;
    }

    private static void say(CommandLine command, Exception fault) {
        command.getErr().println(command.getColorScheme().errorText(String.valueOf(fault.getMessage())));
        command.getErr().flush();
    }
}
