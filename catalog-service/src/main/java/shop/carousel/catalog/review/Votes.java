package shop.carousel.catalog.review;

import jakarta.inject.Singleton;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;

/** The votes for reviews, one for each account and review. */
@Singleton
class Votes {

    private final Sql sql;

    Votes(Sql sql) {
        this.sql = sql;
    }

    /** By how much the count changes: 1, or 0 for who has voted before. */
    int add(long review, UUID account) {
        return sql.update(
                "insert into review_vote (review_id, account_id) values (?, ?) on conflict do nothing",
                review,
                account);
    }

    /** By how much the count changes: -1, or 0 for who had not voted. */
    int remove(long review, UUID account) {
        return -sql.update("delete from review_vote where review_id = ? and account_id = ?", review, account);
    }
}
