package shop.carousel.order.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An account as it is kept: who may sign in, and what the password is checked against. */
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

    /** Gives it the role and the password of another; its id and its name stay. */
    void takeOver(AccountEntity other) {
        role = other.role;
        passwordHash = other.passwordHash;
    }
}
