package shop.carousel.cart.cart;

import java.sql.SQLException;

/**
 * The database did not do what it was asked; the transaction around it must fail. Whether it is worth another try, its
 * cause says.
 */
final class CartStoreException extends RuntimeException {

    CartStoreException(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
