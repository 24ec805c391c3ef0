package shop.carousel.demo.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(Mailbox.MOST, mailbox.newestFirst().size());
        assertTrue(mailbox.find(2).isEmpty());
        assertEquals("Message 3", mailbox.find(3).orElseThrow().subject());
        assertEquals("Message 202", mailbox.newestFirst().getFirst().subject());
        assertEquals(202, mailbox.arrived());
        assertFalse(MailboxHtml.list(mailbox).contains(">Message 2<"));
        assertTrue(MailboxHtml.list(mailbox).contains(">Message 3<"));
    }

    private static MimeMessage message(String subject) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("orders@carousel.shop");
        message.setSubject(subject);
        message.setText("text");
        return message;
    }
}
