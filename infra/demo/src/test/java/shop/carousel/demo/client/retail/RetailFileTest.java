package shop.carousel.demo.client.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oddities of the file, each in a row of its own. */
class RetailFileTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private static RetailBook read(String... rows) throws IOException {
        String text = HEADER + String.join("\n", rows) + "\n";
        return RetailFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(String invoice, String code, int quantity, String price, String customer) {
        return "%s,%s,A LAMP,%d,2010-12-01 08:26:00,%s,%s,United Kingdom"
                .formatted(invoice, code, quantity, price, customer);
    }

    @Test
    void invoice_withSeveralRows_isOneOrderWithLinesOfTheSameSkuSummed() throws IOException {
        RetailBook book = read(
                row("536365", "85123A", 6, "2.55", "17850.0"),
                row("536366", "71053", 1, "3.39", ""),
                row("536365", "71053", 2, "3.39", "17850.0"),
                row("536365", "85123A", 4, "2.55", "17850.0"));
        assertThat(book.rows()).isEqualTo(4);
        assertThat(book.orders().stream().map(RetailOrder::invoice).toList()).isEqualTo(List.of("536365", "536366"));
        assertThat(book.orders().getFirst().units()).isEqualTo(Map.of("85123A", 10, "71053", 2));
        assertThat(book.orders().getFirst().customer()).isEqualTo("17850");
        assertThat(book.orders().getLast().customer()).isEqualTo("");
        assertThat(book.refusals()).isEmpty();
    }

    @Test
    void rows_thatAreNoOrderLines_areCountedByReason() throws IOException {
        RetailBook book = read(
                row("536365", "POST", 1, "18.00", "17850.0"),
                row("536365", "BANK CHARGES", 1, "15.00", ""),
                row("536365", "gift_0001_20", 1, "20.00", ""),
                row("536365", "M", 1, "20.00", ""),
                row("A563185", "B", 1, "11062.06", ""),
                row("536366", "71053", -3, "1.00", ""),
                row("536366", "71053", 0, "1.00", ""),
                row("536367", "71053", 1, "0.0", ""),
                row("536367", "71053", 1, "-2.50", ""),
                row("541431", "23166", 74_215, "1.04", "12346.0"),
                "536368,71053,A LAMP,many,2010-12-01 08:26:00,1.00,,United Kingdom",
                "536368,71053,A LAMP,1.5,2010-12-01 08:26:00,1.00,,United Kingdom",
                "536368,71053,A LAMP,1,yesterday,1.00,,United Kingdom",
                "536368,71053");
        assertThat(book.orders()).isEmpty();
        assertThat(book.refusals())
                .isEqualTo(Map.of(
                        Refusal.NOT_A_PRODUCT, 4,
                        Refusal.ADJUSTMENT, 1,
                        Refusal.NOT_POSITIVE, 2,
                        Refusal.NO_PRICE, 2,
                        Refusal.TOO_MANY, 1,
                        Refusal.UNREADABLE, 4));
    }

    @Test
    void line_thatSumsToTooMany_isRefusedAndTheRestOfTheOrderStays() throws IOException {
        RetailBook book = read(
                row("1", "71053", 9_999, "1.00", ""),
                row("1", "71053", 1, "1.00", ""),
                row("1", "71054", 9_999, "1.00", ""));
        assertThat(book.orders().getFirst().units()).isEqualTo(Map.of("71054", 9_999));
        assertThat(book.refusals()).isEqualTo(Map.of(Refusal.TOO_MANY, 1));
    }

    @Test
    void product_seenOften_hasItsMostFrequentNameAndPrice() throws IOException {
        RetailBook book = read(
                "1,71053,,1,2010-12-01 08:26:00,2.001,,UK",
                "2,71053,\"LAMP, \"\"WHITE\"\"\",1,2010-12-01 08:26:00,2.00,,UK",
                "3,71053,OTHER,1,2010-12-01 08:26:00,9.99,,UK",
                "4,71053,\"LAMP, \"\"WHITE\"\"\",1,2010-12-01 08:26:00,7.00,,UK",
                "5,71053,?,0,2010-12-01 08:26:00,0,,UK",
                "6,90000,,1,2010-12-01 08:26:00,0.001,,UK");
        assertThat(book.products().get("71053"))
                .isEqualTo(new RetailProduct(
                        "71053", "LAMP, \"WHITE\"", new BigDecimal("2.00"), List.of("Gift-ware", "Lighting")));
        assertThat(book.products().get("90000"))
                .isEqualTo(new RetailProduct(
                        "90000", "Product 90000", new BigDecimal("0.01"), List.of("Gift-ware", "Gifts")));
    }

    @Test
    void cancellation_ofAPlacedOrder_matchesTheLatestEarlierOneThatHasTheUnits() throws IOException {
        RetailBook book = read(
                row("1", "71053", 5, "1.00", "7.0"),
                row("2", "71053", 5, "1.00", "7.0"),
                row("3", "71053", 1, "1.00", "7.0"),
                row("4", "71053", 9, "1.00", "8.0"),
                row("C5", "71053", -2, "1.00", "7.0"),
                row("C6", "71053", -2, "1.00", "7.0"),
                row("C7", "71053", -2, "1.00", "7.0"),
                row("C8", "71053", -2, "1.00", ""),
                row("C9", "POST", -1, "1.00", "7.0"));
        assertThat(book.cancellationsInFile()).isEqualTo(4);
        assertThat(book.cancellations().stream()
                        .map(one -> one.order().invoice())
                        .toList())
                .isEqualTo(List.of("2", "1"));
        assertThat(book.cancellationsOf(book.orders().subList(1, 2)).keySet()).isEqualTo(Set.of("2"));
    }

    @Test
    void cancellation_beforeItsOrder_matchesNone() throws IOException {
        RetailBook book = read(
                row("C1", "71053", -2, "1.00", "7.0"),
                row("2", "71053", 5, "1.00", "7.0").replace("2010-12-01", "2010-12-02"));
        assertThat(book.cancellations()).isEmpty();
    }

    @Test
    void book_limited_namesOnlyTheProductsOfItsOrders() throws IOException {
        RetailBook book = read(row("1", "71053", 5, "1.00", ""), row("2", "71054", 5, "1.00", ""));
        assertThat(book.productsOf(book.first(1)).stream()
                        .map(RetailProduct::sku)
                        .toList())
                .isEqualTo(List.of("71053"));
        assertThat(book.first(Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void file_gzippedOrNot_readsTheSame(@TempDir Path folder) throws IOException {
        String text = HEADER + row("1", "71053", 5, "1.00", "") + "\n";
        Path plain = Files.writeString(folder.resolve("orders.csv"), text);
        Path packed = folder.resolve("orders.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(RetailFile.read(packed)).isEqualTo(RetailFile.read(plain));
    }

    @Test
    void file_ofAnotherKind_isRefused(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> RetailFile.read(other)).isInstanceOf(IOException.class);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> RetailFile.read(empty)).isInstanceOf(IOException.class);
    }
}
