package shop.carousel.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox();

    @Test
    void messages_beyondTheLimit_areForgottenOldestFirst() throws Exception {
        for (int i = 1; i <= Mailbox.MOST + 2; i++) {
            mailbox.add("ada@example.org", message("Message " + i));
        }
        assertThat(mailbox.newestFirst()).hasSize(Mailbox.MOST);
        assertThat(mailbox.find(2)).isEmpty();
        assertThat(mailbox.find(3).orElseThrow().subject()).isEqualTo("Message 3");
        assertThat(mailbox.newestFirst().getFirst().subject()).isEqualTo("Message 202");
        assertThat(mailbox.arrived()).isEqualTo(202);
        assertThat(MailboxHtml.list(mailbox)).doesNotContain(">Message 2<");
        assertThat(MailboxHtml.list(mailbox)).contains(">Message 3<");
    }

    private static MimeMessage message(String subject) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("orders@carousel.shop");
        message.setSubject(subject);
        message.setText("text");
        return message;
    }
}
