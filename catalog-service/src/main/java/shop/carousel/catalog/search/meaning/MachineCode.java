package shop.carousel.catalog.search.meaning;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's machine code: 16 MB that come inside its jar. They are unpacked to load them and deleted at once, so
 * that a process that is killed leaves nothing behind.
 */
final class MachineCode {

    private static final String FOLDER = "onnxruntime.native.path";

    private static @Nullable OrtEnvironment loaded;

    private MachineCode() {}

    /** The runtime, loaded by the first call; from the operator's own folder where the property names one. */
    static synchronized OrtEnvironment environment() throws IOException {
        OrtEnvironment known = loaded;
        if (known == null) {
            known = System.getProperty(FOLDER) == null ? unpacked() : OrtEnvironment.getEnvironment();
            loaded = known;
        }
        return known;
    }

    private static OrtEnvironment unpacked() throws IOException {
        Path folder = Files.createTempDirectory("carousel-meaning-");
        try {
            for (String library : List.of("onnxruntime", "onnxruntime4j_jni")) {
                unpack(System.mapLibraryName(library), folder);
            }
            System.setProperty(FOLDER, folder.toString());
            return OrtEnvironment.getEnvironment();
        } finally {
            System.clearProperty(FOLDER);
            delete(folder);
        }
    }

    private static void unpack(String library, Path folder) throws IOException {
        String name = "/ai/onnxruntime/native/" + system() + "/" + library;
        try (InputStream bytes = OrtEnvironment.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IOException("There is no " + name + " in ONNX Runtime's jar.");
            }
            Files.copy(bytes, folder.resolve(library));
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean isArm = System.getProperty("os.arch").equals("aarch64");
        String system = name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "win" : "linux";
        return system + (isArm ? "-aarch64" : "-x64");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
