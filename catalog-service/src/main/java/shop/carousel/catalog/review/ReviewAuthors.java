package shop.carousel.catalog.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.jdbc.Sql;

/** The table {@code review_author}: the only place that stores a name. */
@ApplicationScoped
class ReviewAuthors implements PanacheRepositoryBase<ReviewAuthor, UUID> {

    private static final String NAME = """
            insert into review_author as a (account_id, name) values (?, ?)
            on conflict (account_id) do update set name = excluded.name where a.forgotten_at is null
            returning account_id""";

    private static final String FORGET = """
            insert into review_author (account_id, forgotten_at) values (?, now())
            on conflict (account_id) do update set name = null, forgotten_at = now()""";

    private final Sql sql;

    ReviewAuthors(Sql sql) {
        this.sql = sql;
    }

    /**
     * The author of an account, who gets that name and stays locked until the transaction ends, so an account's changes
     * follow each other. Nothing where the account is gone.
     */
    Optional<ReviewAuthor> named(UUID account, String name) {
        return sql.exists(NAME, account, name) ? findByIdOptional(account) : Optional.empty();
    }

    /** The account is gone: its reviews stay without the person, and its other data is deleted. */
    @Transactional
    void forget(UUID account) {
        sql.update(FORGET, account);
        sql.update("delete from delivered_item where account_id = ?", account);
        sql.update("delete from review_vote where account_id = ?", account);
    }
}
