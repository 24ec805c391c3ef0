package shop.carousel.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Unknown option");
        assertThat(result.err()).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601"})
    void usage_forAnImpossibleTime_isRefused(String seconds) {
        var result = Console.run("status", "--usage=" + seconds, "--data=" + data);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--usage is 1 to 3600, not " + seconds);
    }

    @Test
    void command_mistyped_namesTheNearest() {
        var result = Console.run("statsu");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("shop status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "test"})
    void command_askedForHelp_showsItsUsage(String command) {
        var result = Console.run(command, "--help");
        assertThat(result.code()).isEqualTo(0);
        assertThat(result.out()).startsWith("Usage: shop " + command);
    }

    @Test
    void shop_withoutCommand_showsAllCommands() {
        var result = Console.run();
        assertThat(result.code()).isEqualTo(0);
        assertThat(result.out()).contains("  up ", "  status ", "  down ", "  test ");
    }

    @Test
    void up_withCountOutOfBounds_isAskedWrongly() {
        var result = Console.run("up", "--redis=17", "--data=" + data);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--redis takes 1 to 16, not 17");
    }

    @Test
    void up_withPortInUse_namesThePartAndThePort() throws IOException {
        int base = Ports.free(1).getFirst();
        try (var taken = new ServerSocket(base + 51, 1, InetAddress.getLoopbackAddress())) {
            var result = Console.run("up", "--port-base=" + base, "--data=" + data);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("Port " + taken.getLocalPort() + " is in use, and redis-b needs it");
            assertThat(result.err()).contains("--port-base");
        }
    }

    @Test
    void up_withDataFolderInUse_saysSo() throws IOException {
        try (var held = DataLock.take(data)) {
            var result = Console.run("up", "--data=" + data);
            assertThat(result.code()).as(held.toString()).isEqualTo(1);
            assertThat(result.err()).contains(data + " is in use by a running shop");
        }
    }

    @Test
    void status_whereNoShopEverRan_isNotOpen() {
        var result = Console.run("status", "--data=" + data);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().strip()).isEqualTo("Carousel is not open.");
    }

    @Test
    void down_whereNoShopRuns_saysSo() {
        var result = Console.run("down", "--data=" + data.resolve("none"));
        assertThat(result.code()).isEqualTo(0);
        assertThat(result.out()).startsWith("No shop runs in");
    }
}
