package shop.carousel.catalog.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;

/** Files as spreadsheets and other shops write them. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ImportFilesTest extends CatalogTest {

    private static final String COLUMNS = "sku,name,description,brand,category,price,available\n";

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void line_endsInAnyWay(String end) {
        String sku = freshSku();
        JsonPath job = Imports.of(
                (COLUMNS + sku + ",Cup,,,Tests,4.50,10\n" + freshSku() + ",Pot,,,Tests,9,4").replace("\n", end));
        assertThat(job.getInt("imported")).isEqualTo(2);
        product(sku).body("name", equalTo("Cup"));
        JsonPath lines =
                Imports.of(json(freshSku(), "\"price\":1") + end + end + json(freshSku(), "\"price\":1") + end);
        assertThat(lines.getInt("imported")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void file_withAByteOrderMark_isReadInItsEncoding(String charset) {
        String sku = freshSku();
        String file = "\uFEFFsep=\t\r\nSKU\tName\tCategory\tPrice\r\n" + sku + "\tTür 😀\tTests\t1,50\r\n";
        assertThat(Imports.of(file.getBytes(java.nio.charset.Charset.forName(charset)))
                        .getInt("imported"))
                .isEqualTo(1);
        product(sku).body("name", equalTo("Tür 😀")).body("price.amount", equalTo("1.50"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "; | 12,50 | 12.50", "; | 1.299,00 | 1299.00", "; | 1 299,00 | 1299.00", "; | 1\u00a0299,5 | 1299.50",
                        "; | 12.5000 | 12.50",
                "; | 1.234.567,00 | 1234567.00", "; | 1.234.567 | 1234567.00", "; | 1,299.00 | 1299.00", "; | 7 | 7.00",
                        ", | 12.500000 | 12.50",
                ", | \"1,299.00\" | 1299.00"
            })
    void price_thatMeansOneThing_isRead(String separator, String price, String amount) {
        String sku = freshSku();
        String file = "sku,name,category,price\n".replace(",", separator)
                + String.join(separator, sku, "Drill", "Tests", price) + "\n";
        assertThat(Imports.of(file).getInt("imported")).as(price).isEqualTo(1);
        product(sku).body("price.amount", equalTo(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "; | 1.200",
                "; | 1,200",
                ", | 1.200",
                ", | \"12,50\"",
                "; | 12,5,0",
                "; | 1.29,00",
                "; | 1e3",
                "; | +5",
                "; | 0x10",
                "; | ٥",
                "; | 12.505",
                "; | NaN",
                "; | 12 €",
                ", | 1e999999999",
                ", | 1e-100000000"
            })
    void price_thatMeansTwoThingsOrNone_isRejected(String separator, String price) {
        String file = "sku,name,category,price\n".replace(",", separator)
                + String.join(separator, freshSku(), "Drill", "Tests", price) + "\n";
        JsonPath job = Imports.of(file);
        assertThat(job.getInt("rejected")).isEqualTo(1);
        assertThat(job.getString("errors[0].reason")).as(job.prettify()).startsWith("price ");
    }

    @Test
    void field_inQuotes_hasAnyNumberOfLines_andNoRows() {
        String sku = freshSku();
        String other = freshSku();
        String fake = freshSku();
        JsonPath job = Imports.of(COLUMNS + sku + ",Manual,\"How a row looks:\n" + "Paragraph\n".repeat(80) + fake
                + ",Fake,,,Tests,0.01,9\nend\",B,Tests,5.00,1\n" + other + ",Other,,,Tests,1.00,1\n");
        assertThat(job.getInt("imported")).isEqualTo(2);
        given().get("/api/products/{sku}", fake).then().statusCode(404);
        given().get("/api/products/{sku}", other).then().statusCode(200);
    }

    @Test
    void quote_thatIsNeverClosed_endsTheFileAndSaysWhereItOpened() {
        String before = freshSku();
        String behind = freshSku();
        JsonPath job = Imports.of("sku,name,category,price\n" + before
                + ",Before,Tests,1.00\nT-OPEN,\"never closed,Tests,1.00\n" + behind + ",Behind,Tests,1.00\n");
        assertThat(job.getString("state")).isEqualTo("FAILED");
        assertThat(job.getInt("imported")).isEqualTo(1);
        assertThat(job.getList("errors.line")).isEqualTo(List.of(3));
        given().get("/api/products/{sku}", before).then().statusCode(200);
        given().get("/api/products/{sku}", behind).then().statusCode(404);
    }

    @Test
    void rows_shortOrLongOrBlank_areReadAsFarAsTheySaySomething() {
        JsonPath job = Imports.of(COLUMNS + freshSku() + ",Plate,Round,Hollis,Tests,6.00\n,,,,,,\n" + freshSku()
                + ",Bowl,,,Tests,7.00,4,,\n ; \n;\n" + freshSku() + ",Tray,,,Tests,7.00,4,extra\n,,\n");
        assertThat(job.getInt("imported")).isEqualTo(2);
        assertThat(job.getList("errors.line")).isEqualTo(List.of(5, 6, 7));
        assertThat(job.getString("errors[2].reason")).isEqualTo("The row has 8 fields, but the header only 7.");
    }

    @Test
    void columns_thatAreUnknown_becomeAttributes_besideTheAttributesObject() {
        String sku = freshSku();
        Imports.of("sku,name,category,price,attributes,EAN,Colour,imageUrl\n" + sku
                + ",Pen,Tests,24.00,\"{\"\"nib\"\": \"\"F\"\", \"\"uses\"\": 3}\",4000000000006,blue,/images/x.svg\n");
        product(sku)
                .body(
                        "attributes",
                        equalTo(java.util.Map.of("nib", "F", "uses", 3, "EAN", "4000000000006", "Colour", "blue")));
        String line = freshSku();
        Imports.of(json(line, "\"price\":\"1\",\"ean\":\"4\""));
        product(line).body("attributes.ean", equalTo("4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"blue, 30 ml\"",
                "[1]",
                "7",
                "true",
                "{\"mpn\":12E3456}",
                "{\"mpn\":1e999999999}",
                "{\"mpn\":-1e-2147483648}",
                "{\"a\":{}}",
                "{\"\\u200b\":1}"
            })
    void attributes_thatAreNone_areRejected(String attributes) {
        assertThat(Imports.of(json(freshSku(), "\"price\":1,\"attributes\":" + attributes))
                        .getInt("rejected"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-100000000",
                "12E3456",
                "\"1e999999999\"",
                "-1e-2147483648",
                "1e20",
                "[]",
                "{}",
                "null",
                "\"\"",
                "NaN"
            })
    void price_thatIsNone_isRejected(String price) {
        assertThat(Imports.of(json(freshSku(), "\"price\":" + price)).getInt("rejected"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0", "\\u200b", "\\u2800", "", "  ", "\\u0000", "\\ud800"})
    void name_thatNobodySees_isRejected(String name) {
        String line = "{\"sku\":\"" + freshSku() + "\",\"name\":\"" + name + "\",\"category\":\"Tests\",\"price\":1}";
        assertThat(Imports.of(line).getInt("rejected")).isEqualTo(1);
    }

    @Test
    void record_thatIsNotUtf8_isRejectedOnceByItsBadLine() {
        String file = COLUMNS + freshSku() + ",Scale,\"First\nf\u00fcr\nthird\",Hollis,Tests,29.00,3\n" + freshSku()
                + ",Timer,,,Tests,9.00,3\n";
        JsonPath job = Imports.of(file.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(job.getInt("imported")).isEqualTo(1);
        assertThat(job.getList("errors.line")).isEqualTo(List.of(3));
        assertThat(job.getString("errors[0].reason")).isEqualTo("Line 3 is not UTF-8.");
    }

    @Test
    void backslashBeforeAQuote_isRejected() {
        JsonPath job = Imports.of(COLUMNS + freshSku() + ",\"Screen 17\\\" flat\",Grey,Hollis,Tests,99.00,2\n"
                + freshSku() + ",Good,,,Tests,1,1\n");
        assertThat(job.getList("errors.line")).isEqualTo(List.of(2));
        assertThat(job.getInt("imported")).isEqualTo(1);
    }

    @Test
    void product_thatStandsInAFileTwice_isReportedAndItsLastLineCounts() {
        String sku = freshSku();
        JsonPath job = Imports.of("sku,name,category,price\n" + sku + ",One,Tests,1.00\n" + sku + ",Two,Tests,2.00\n");
        assertThat(job.getInt("imported")).isEqualTo(2);
        assertThat(job.getList("warnings.line")).isEqualTo(List.of(3));
        assertThat(job.getString("warnings[0].reason"))
                .isEqualTo("sku " + sku + " stands in line 2 too: this line counts");
        product(sku).body("name", equalTo("Two"));
    }

    @Test
    void shopify_hasAProductForEachVariant() {
        String sku = freshSku();
        JsonPath job = Imports.of(
                "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant "
                        + "Inventory Qty,Variant Price,"
                        + "Image Src,Gift Card\nshirt,Case shirt,\"<p>Soft &amp; "
                        + "warm</p><ul><li>red</li></ul>\",Hollis,Shirts,cotton,TRUE,Size,S,"
                        + sku
                        + "-S,5,19.90,https://example.org/1.jpg,FALSE\nshirt,,,,,,,,M,'" + sku
                        + "-M,-4,19.90,,\nshirt,,,,,,,,,,,,https://example.org/2.jpg,\n"
                        + "draft,Draft,,,,,FALSE,Title,Default Title," + sku + "-D,1,1.00,,\n");
        assertThat(job.getInt("imported")).as(job.prettify()).isEqualTo(2);
        assertThat(job.getList("errors.line")).isEqualTo(List.of(5));
        assertThat(job.getString("warnings[0].reason"))
                .as(job.prettify())
                .endsWith("Columns that are left out: Gift Card");
        product(sku + "-S")
                .body("name", equalTo("Case shirt – S"))
                .body("description", equalTo("Soft & warm\nred"))
                .body("brand", equalTo("Hollis"))
                .body("category", contains("Shirts"))
                .body("attributes", equalTo(java.util.Map.of("Size", "S", "Tags", "cotton")))
                .body("available", equalTo(5));
        product(sku + "-M").body("name", equalTo("Case shirt – M")).body("available", equalTo(0));
    }

    @Test
    void woocommerce_hasAProductForEachVariation() {
        String sku = freshSku();
        JsonPath job = Imports.of("ID,Type,SKU,Name,Published,Description,In stock?,Stock,Regular "
                + "price,Categories,Images,Parent,Brands,Weight (kg),Attribute 1 name,"
                + "Attribute 1 value(s),Position\n7,variable," + sku
                + ",Hoodie,1,<b>Warm</b>,1,,,\"Clothing > Hoodies, "
                + "Sale\",https://example.org/1.jpg,,Hollis,,Colour,\"Red, Blue\",0\n"
                + "8,variation," + sku + "-R,Hoodie - Red,1,,1,3,45,,,id:7,,0.5,Colour,Red,1\n9,simple," + sku
                + "-X,Cap,1,,0,,9.90,Caps,,,,,,,2\n");
        assertThat(job.getInt("imported")).as(job.prettify()).isEqualTo(2);
        product(sku + "-R")
                .body("description", equalTo("Warm"))
                .body("brand", equalTo("Hollis"))
                .body("category", contains("Clothing", "Hoodies"))
                .body("price.amount", equalTo("45.00"))
                .body("attributes", equalTo(java.util.Map.of("Weight (kg)", "0.5", "Colour", "Red")))
                .body("available", equalTo(3));
        product(sku + "-X").body("available", equalTo(0));
    }

    @Test
    void onlineRetail_hasAProductOfEachFirstLine() {
        String sku = freshSku();
        JsonPath job = Imports.of(
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365," + sku
                        + ",WHITE HANGING HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom\nC536379," + sku
                        + ",Discount,-1,12/1/2010 9:41,27.5,14527,United Kingdom\n536366," + sku
                        + ",OTHER,1,12/1/2010 8:26,3.55,17850,United Kingdom\n");
        assertThat(job.getInt("imported")).isEqualTo(2);
        product(sku).body("name", equalTo("WHITE HANGING HEART")).body("price.amount", equalTo("2.55"));
    }

    private static io.restassured.response.ValidatableResponse product(String sku) {
        return given().get("/api/products/{sku}", sku).then().statusCode(200);
    }

    private static String json(String sku, String members) {
        return "{\"sku\":\"" + sku + "\",\"name\":\"A filter\",\"category\":[\"Tests\"]," + members + "}";
    }
}
