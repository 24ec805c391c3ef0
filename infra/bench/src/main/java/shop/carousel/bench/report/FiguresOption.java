package shop.carousel.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --json FILE} of every benchmark: its figures for machines. */
public final class FiguresOption {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures to a file, too.")
    private @Nullable Path file;

    /** Writes {@code {benchmark, machine, figures}}, if a file was named. */
    public void write(String benchmark, List<?> figures) throws IOException {
        if (file != null) {
            var document = new LinkedHashMap<String, Object>();
            document.put("benchmark", benchmark);
            document.put("machine", Machine.here());
            document.put("figures", figures);
            JSON.writeValue(file.toFile(), document);
        }
    }
}
