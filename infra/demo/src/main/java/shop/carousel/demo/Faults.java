package shop.carousel.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import shop.carousel.demo.servers.PartFailedException;

/**
 * Turns what went wrong into one message that names the cause. Only a fault in the program itself shows a stack trace.
 */
final class Faults implements IExecutionExceptionHandler {

    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        command.getErr().println(command.getColorScheme().errorText(message(fault)));
        command.getErr().flush();
        return FAILED;
    }

    private static String message(Exception fault) throws Exception {
        return switch (fault) {
            case PartFailedException part -> Objects.requireNonNullElse(part.getMessage(), "");
            case UncheckedIOException io -> message(Objects.requireNonNull(io.getCause()));
            case IOException io -> message(io);
            case InterruptedException interrupted -> "Interrupted.";
            default -> throw fault;
        };
    }

    private static String message(IOException fault) {
        String text = String.valueOf(fault.getMessage());
        return text.contains("No space left")
                ? "The disk is full: " + text
                : "A file cannot be read or written (" + fault.getClass().getSimpleName() + "): " + text;
    }
}
