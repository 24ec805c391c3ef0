package shop.carousel.demo.servers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data folder's authority keeps, and what it makes anew. */
class AuthorityTest {

    @TempDir
    private Path folder;

    @Test
    void certificate_ofTheSameNames_isKept_andOfOthersMadeAnew() throws Exception {
        var authority = new Authority(folder);
        authority.ensure(List.of("localhost", "::1"));
        byte[] ca = Files.readAllBytes(authority.certificate());
        byte[] first = Files.readAllBytes(authority.keyStore());
        authority.ensure(List.of("::1", "localhost"));
        assertArrayEquals(first, Files.readAllBytes(authority.keyStore()));

        authority.ensure(List.of("localhost", "::1", "shop.test"));
        assertFalse(Arrays.equals(first, Files.readAllBytes(authority.keyStore())));
        assertArrayEquals(ca, Files.readAllBytes(authority.certificate()), "who trusts it goes on to trust it");

        Files.writeString(authority.keyStore(), "damaged");
        authority.ensure(List.of("localhost"));
        authority.trust();
    }

    @Test
    void keys_areForTheirOwnerOnly() throws Exception {
        var authority = new Authority(folder.resolve("tls"));
        authority.ensure(List.of("localhost"));
        assertEquals("rwx------", permissions(folder.resolve("tls")));
        for (String file : List.of("gateway.p12", "authority.p12", "password")) {
            assertEquals("rw-------", permissions(folder.resolve("tls").resolve(file)), file);
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
