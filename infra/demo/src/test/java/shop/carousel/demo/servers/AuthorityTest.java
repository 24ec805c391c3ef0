package shop.carousel.demo.servers;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Files.readAllBytes(authority.keyStore())).isEqualTo(first);

        authority.ensure(List.of("localhost", "::1", "shop.test"));
        assertThat(Arrays.equals(first, Files.readAllBytes(authority.keyStore())))
                .isFalse();
        assertThat(Files.readAllBytes(authority.certificate()))
                .as("who trusts it goes on to trust it")
                .isEqualTo(ca);

        Files.writeString(authority.keyStore(), "damaged");
        authority.ensure(List.of("localhost"));
        authority.trust();
    }

    @Test
    void keys_areForTheirOwnerOnly() throws Exception {
        var authority = new Authority(folder.resolve("tls"));
        authority.ensure(List.of("localhost"));
        assertThat(permissions(folder.resolve("tls"))).isEqualTo("rwx------");
        for (String file : List.of("gateway.p12", "authority.p12", "password")) {
            assertThat(permissions(folder.resolve("tls").resolve(file)))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
