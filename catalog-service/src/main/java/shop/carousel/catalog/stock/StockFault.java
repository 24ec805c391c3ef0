package shop.carousel.catalog.stock;

import java.sql.SQLException;

/** The database did not do what it was asked; its cause tells an outage from a defect. */
final class StockFault extends RuntimeException {

    StockFault(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
