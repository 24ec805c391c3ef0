package shop.carousel.order.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final List<String> INVISIBLE =
            List.of("\u00A0", "\u200B", "\u200C", "\u200E", "\u2060", "\uFEFF", "\u00AD", "\u3164", "\uFE0F", "\u180E");

    @ParameterizedTest
    @CsvSource({
        "buyer@example.org, buyer@example.org",
        "Ada.Lovelace+shop@Example.ORG, Ada.Lovelace+shop@example.org",
        "o'hara@a-b.example.museum, o'hara@a-b.example.museum",
        "buyer@müller.example, buyer@xn--mller-kva.example",
        "buyer@MÜLLER.example, buyer@xn--mller-kva.example",
        "buyer@例え.jp, buyer@xn--r8jz45g.jp",
        "buyer@example。jp, buyer@example.jp",
        "josé@example.org, josé@example.org",
        "buyer@xn--mller-kva.example, buyer@xn--mller-kva.example",
        "1@2.example, 1@2.example"
    })
    void address_good_isReadForMailServers(String typed, String read) {
        assertThat(EmailAddress.read(typed).map(EmailAddress::text)).isEqualTo(Optional.of(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "nobody",
                "a@b",
                "@example.org",
                "a@",
                "a@@example.org",
                "a b@example.org",
                "a@exam ple.org",
                "a@example..org",
                "a@.example.org",
                "a@example.org.",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@-example.org",
                "a@example-.org",
                "a@exa_mple.org",
                "a@1.2.3.4",
                "a@[1.2.3.4]",
                "\"a\"@example.org",
                "a@example.org,b@example.org",
                "a<b@example.org>",
                "a@example.o",
                "a@straße.example",
                "a\u0000@example.org",
                "a@example.org\r\nBcc: x@example.org"
            })
    void address_bad_isRefused(String typed) {
        assertThat(EmailAddress.read(typed)).isEmpty();
    }

    @Test
    void address_withSomethingInvisible_isReadWithoutItAtTheEndsAndRefusedWithin() {
        String address = "buyer@example.org";
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            String character = INVISIBLE.get(random.nextInt(INVISIBLE.size()));
            int at = random.nextInt(1, address.length());
            String within = address.substring(0, at) + character + address.substring(at);
            assertThat(EmailAddress.read(within)).as(() -> "at " + at).isEmpty();
        }
        for (String character : INVISIBLE.subList(0, 8)) {
            assertThat(EmailAddress.read(character + " " + address + " " + character)
                            .orElseThrow()
                            .text())
                    .isEqualTo(address);
        }
    }

    @Test
    void parts_keepTheLimitsOfSmtp() {
        assertThat(EmailAddress.read("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.read("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.read("é".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.read("a@" + "d".repeat(63) + ".org")).isPresent();
        assertThat(EmailAddress.read("a@" + "d".repeat(64) + ".org")).isEmpty();
        assertThat(EmailAddress.read("a@" + "ü".repeat(60) + ".org")).isEmpty();
        String domain = ("d".repeat(61) + ".").repeat(4);
        assertThat(EmailAddress.read("a".repeat(3) + "@" + domain + "ab")
                        .orElseThrow()
                        .text())
                .hasSize(254);
        assertThat(EmailAddress.read("a".repeat(4) + "@" + domain + "ab")).isEmpty();
        assertThat(EmailAddress.read("a@" + "b.".repeat(500_000) + "org")).isEmpty();
    }

    @Test
    void canonical_isOneForEverySpelling() {
        String canonical = "josé@xn--mller-kva.example";
        for (String typed :
                List.of("José@müller.example", "JOSE\u0301@MU\u0308LLER.Example", "josé@xn--mller-kva.example\u00A0")) {
            assertThat(EmailAddress.read(typed).orElseThrow().canonical()).isEqualTo(canonical);
        }
    }
}
