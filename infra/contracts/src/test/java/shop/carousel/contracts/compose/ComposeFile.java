package shop.carousel.contracts.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The compose file as a person gets it who changes nothing: anchors merged, variables from {@code .env}. */
record ComposeFile(String text, Map<String, Service> services) {

    static final Path FOLDER = Path.of("..", "compose");

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(?::-([^}]*))?}");

    static ComposeFile read() {
        String text = text("compose.yaml");
        Map<String, Object> file = new Yaml().load(filledIn(text));
        var services = new TreeMap<String, Service>();
        map(file.get("services")).forEach((name, service) -> services.put(name, new Service(name, map(service))));
        return new ComposeFile(text, services);
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code .env} sets. */
    static Map<String, String> variables() {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve(".env"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var variables = new HashMap<String, String>();
        properties.forEach((name, value) -> variables.put((String) name, (String) value));
        return variables;
    }

    private static String filledIn(String text) {
        Map<String, String> variables = variables();
        return VARIABLE.matcher(text)
                .replaceAll(found -> variables.getOrDefault(found.group(1), found.group(2)))
                .replace("$$", "$");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** One service of the file. */
    record Service(String name, Map<String, Object> settings) {

        Object get(String setting) {
            return settings.get(setting);
        }

        List<?> list(String setting) {
            return (List<?>) settings.getOrDefault(setting, List.of());
        }

        Map<String, Object> map(String setting) {
            return ComposeFile.map(settings.get(setting));
        }

        /** It runs to its end at every start. */
        boolean runsOnce() {
            return "no".equals(get("restart"));
        }

        boolean isRedis() {
            return "redis:8".equals(get("image"));
        }

        int replicas() {
            return Integer.parseInt(map("deploy").getOrDefault("replicas", "1").toString());
        }

        int memoryMebibytes() {
            return mebibytes((String) get("mem_limit"));
        }

        /** The value that follows an option on the command line. */
        String option(String name) {
            List<?> command = list("entrypoint");
            return command.get(command.indexOf(name) + 1).toString();
        }
    }

    static int mebibytes(String size) {
        var form = Pattern.compile("(\\d+)(?:m|mb)").matcher(size);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a size in MiB: " + size);
        }
        return Integer.parseInt(form.group(1));
    }
}
