package shop.carousel.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.servers.Ports;

class ShopTest {

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "up, --redi=5, --redis",
        "up, --portbase=9000, --port-base",
        "up, --dta=x, --data",
        "status, --jsn, --json",
        "down, --dat=x, --data"
    })
    void option_mistyped_namesTheNearest(String command, String typo, String meant) {
        var result = Console.run(command, typo);
        assertEquals(2, result.code());
        assertTrue(result.err().contains("Unknown option"), result.err());
        assertTrue(result.err().contains(meant), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601"})
    void usage_forAnImpossibleTime_isRefused(String seconds) {
        var result = Console.run("status", "--usage=" + seconds, "--data=" + data);
        assertEquals(2, result.code());
        assertTrue(result.err().contains("--usage is 1 to 3600, not " + seconds), result.err());
    }

    @Test
    void command_mistyped_namesTheNearest() {
        var result = Console.run("statsu");
        assertEquals(2, result.code());
        assertTrue(result.err().contains("shop status"), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "test"})
    void command_askedForHelp_showsItsUsage(String command) {
        var result = Console.run(command, "--help");
        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("Usage: shop " + command), result.out());
    }

    @Test
    void shop_withoutCommand_showsAllCommands() {
        var result = Console.run();
        assertEquals(0, result.code());
        assertAll(java.util.stream.Stream.of("up", "status", "down", "test")
                .map(command -> () -> assertTrue(result.out().contains("  " + command + " "), command)));
    }

    @Test
    void up_withCountOutOfBounds_isAskedWrongly() {
        var result = Console.run("up", "--redis=17", "--data=" + data);
        assertEquals(2, result.code());
        assertTrue(result.err().contains("--redis takes 1 to 16, not 17"), result.err());
    }

    @Test
    void up_withPortInUse_namesThePartAndThePort() throws IOException {
        int base = Ports.free(1).getFirst();
        try (var taken = new ServerSocket(base + 51, 1, InetAddress.getLoopbackAddress())) {
            var result = Console.run("up", "--port-base=" + base, "--data=" + data);
            assertEquals(1, result.code());
            assertTrue(
                    result.err().contains("Port " + taken.getLocalPort() + " is in use, and redis-b needs it"),
                    result.err());
            assertTrue(result.err().contains("--port-base"), result.err());
        }
    }

    @Test
    void up_withDataFolderInUse_saysSo() throws IOException {
        try (var held = DataLock.take(data)) {
            var result = Console.run("up", "--data=" + data);
            assertEquals(1, result.code(), held.toString());
            assertTrue(result.err().contains(data + " is in use by a running shop"), result.err());
        }
    }

    @Test
    void status_whereNoShopEverRan_isNotOpen() {
        var result = Console.run("status", "--data=" + data);
        assertEquals(3, result.code());
        assertEquals("Carousel is not open.", result.out().strip());
    }

    @Test
    void down_whereNoShopRuns_saysSo() {
        var result = Console.run("down", "--data=" + data.resolve("none"));
        assertEquals(0, result.code());
        assertTrue(result.out().startsWith("No shop runs in"), result.out());
    }
}
