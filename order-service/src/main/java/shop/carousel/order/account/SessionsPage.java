package shop.carousel.order.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.order.Times;

/** The content of the page of one's sessions prints, the newest session first. */
record SessionsPage(List<Row> rows) {

    /**
     * One session.
     *
     * @param browser for people
     * @param current whether it is the session that looks
     */
    record Row(String id, String browser, String openedAt, String endsAt, boolean current) {}

    static SessionsPage of(List<SessionEntity> sessions, Optional<UUID> looking) {
        return new SessionsPage(sessions.stream()
                .map(session -> new Row(
                        session.id().toString(),
                        BrowserName.of(session.browser()),
                        Times.day(session.openedAt()),
                        Times.day(session.endsAt()),
                        looking.filter(session.id()::equals).isPresent()))
                .toList());
    }
}
