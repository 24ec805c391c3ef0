package shop.carousel.order.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account's row: its owner, and the hash that passwords are checked against. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id
    private UUID id;

    @Column(name = "email")
    private String email;

    @Column(name = "name")
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "role")
    private String role;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    /** For Hibernate. */
    protected AccountEntity() {}

    AccountEntity(Account account, String passwordHash, Instant createdAt) {
        this.id = account.id();
        this.email = account.email();
        this.name = account.name();
        this.role = account.role();
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    /** Marks the address as confirmed. */
    AccountEntity confirmed() {
        confirmedAt = createdAt;
        return this;
    }

    Account account() {
        return new Account(id, email, name, role);
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    void rename(String another) {
        name = another;
    }

    String name() {
        return name;
    }

    /** Whether its owner has confirmed the address; only one account of an address can be confirmed. */
    boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Sets its address, which its owner has confirmed. */
    void confirm(String address, Instant now) {
        email = address;
        confirmedAt = confirmedAt == null ? now : confirmedAt;
    }

    void employ(String as) {
        role = as;
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    /** Gives it the role and the password of another; its id and its name stay. */
    void takeOver(AccountEntity other) {
        role = other.role;
        passwordHash = other.passwordHash;
    }
}
