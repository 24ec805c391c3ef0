package shop.carousel.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class AnnouncementTest {

    @Test
    void added_awkwardName_isAsciiJsonThatSaysIt() throws JsonProcessingException {
        String header = Announcement.added(2, "\"Łamp\" \\ <b> 💡\r\nX: y");
        assertThat(header.chars().allMatch(c -> c >= 0x20 && c < 0x7F))
                .as(header)
                .isTrue();
        assertThat(new ObjectMapper().readTree(header).get("notify").asText())
                .isEqualTo("2 × \"Łamp\" \\ <b> 💡\r\nX: y added to your cart");
    }
}
