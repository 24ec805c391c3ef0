package shop.carousel.order.addressbook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.address.Address;

/** An address as it is kept. At most one of an account is the preferred one. */
@Entity
@Table(name = "saved_address")
class SavedAddressEntity {

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "name")
    private String name;

    @Column(name = "line1")
    private String line1;

    @Column(name = "line2")
    private @Nullable String line2;

    @Column(name = "city")
    private String city;

    @Column(name = "region")
    private @Nullable String region;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Column(name = "country")
    private String country;

    @Column(name = "preferred")
    private boolean preferred;

    @Column(name = "added_at")
    private Instant addedAt;

    /** For Hibernate. */
    protected SavedAddressEntity() {}

    SavedAddressEntity(UUID accountId, Address address, Instant addedAt) {
        this.id = UUID.randomUUID();
        this.accountId = accountId;
        this.addedAt = addedAt;
        change(address);
    }

    final void change(Address address) {
        name = address.name();
        line1 = address.line1();
        line2 = address.line2();
        city = address.city();
        region = address.region();
        postalCode = address.postalCode();
        country = address.country();
    }

    UUID id() {
        return id;
    }

    boolean isPreferred() {
        return preferred;
    }

    /** Of an account that has no other preferred one. */
    void prefer() {
        preferred = true;
    }

    SavedAddress saved() {
        return new SavedAddress(id, new Address(name, line1, line2, city, region, postalCode, country), preferred);
    }
}
