package shop.carousel.order.addressbook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.address.Address;

/**
 * The addresses of accounts. Promises: an account sees and changes its own alone; it has {@link
 * AddressBookConfig#addresses} at most; if it has any, one is preferred. Each change is committed at once.
 */
@Singleton
public class AddressBook implements PanacheRepositoryBase<SavedAddressEntity, UUID> {

    /** Changes of one book wait for each other. */
    private static final String LOCK = "select 1 from account where id = ? for update";

    private final Sql sql;
    private final AddressBookConfig config;
    private final Clock clock;

    AddressBook(Sql sql, AddressBookConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /** The addresses of an account: the preferred one, then the newest first. */
    @Transactional
    public List<SavedAddress> of(UUID account) {
        return all(account).stream().map(SavedAddressEntity::saved).toList();
    }

    private List<SavedAddressEntity> all(UUID account) {
        return find("accountId = ?1 order by preferred desc, addedAt desc, id", account)
                .page(0, config.addresses())
                .list();
    }

    /** An address of this account; empty if it has none of this number. */
    @Transactional
    public Optional<SavedAddress> find(UUID account, UUID id) {
        return own(account, id).map(SavedAddressEntity::saved);
    }

    private Optional<SavedAddressEntity> own(UUID account, UUID id) {
        return find("id = ?1 and accountId = ?2", id, account).firstResultOptional();
    }

    /** Adds one; the first of an account is preferred in any case. A 409 if the book is full. */
    @Transactional
    SavedAddress add(UUID account, Address address, boolean preferred) {
        lock(account);
        long kept = count("accountId", account);
        if (kept >= config.addresses()) {
            throw Problem.conflict(
                    "address-book-full", "An account can have at most %d addresses.".formatted(config.addresses()));
        }
        SavedAddressEntity added = new SavedAddressEntity(account, address, clock.instant());
        if (preferred || kept == 0) {
            preferNone(account);
            added.prefer();
        }
        persist(added);
        return added.saved();
    }

    /** Changes one; empty if the account has none of this number. */
    @Transactional
    Optional<SavedAddress> change(UUID account, UUID id, Address address, boolean preferred) {
        return change(account, id, preferred, entity -> entity.change(address));
    }

    /** Makes one the preferred one; empty if the account has none of this number. */
    @Transactional
    Optional<SavedAddress> prefer(UUID account, UUID id) {
        return change(account, id, true, entity -> {});
    }

    private Optional<SavedAddress> change(
            UUID account, UUID id, boolean preferred, Consumer<SavedAddressEntity> change) {
        lock(account);
        if (count("id = ?1 and accountId = ?2", id, account) == 0) {
            return Optional.empty();
        }
        if (preferred) {
            preferNone(account);
        }
        SavedAddressEntity entity = own(account, id).orElseThrow();
        change.accept(entity);
        if (preferred) {
            entity.prefer();
        }
        return Optional.of(entity.saved());
    }

    /** Deletes one; false if the account has none of this number. After the preferred one the newest is. */
    @Transactional
    boolean remove(UUID account, UUID id) {
        lock(account);
        Optional<SavedAddressEntity> found = own(account, id);
        found.ifPresent(entity -> {
            delete(entity);
            flush();
            if (entity.isPreferred()) {
                all(account).stream().findFirst().ifPresent(SavedAddressEntity::prefer);
            }
        });
        return found.isPresent();
    }

    /** Before any of them is read: what is read already would not know. */
    private void preferNone(UUID account) {
        update("preferred = false where accountId = ?1 and preferred", account);
    }

    private void lock(UUID account) {
        sql.first(LOCK, row -> true, account);
    }

    /** How many addresses an account keeps at most. */
    int most() {
        return config.addresses();
    }
}
