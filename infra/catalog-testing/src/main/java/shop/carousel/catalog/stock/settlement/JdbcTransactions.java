package shop.carousel.catalog.stock.settlement;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection, for one thread: what the container's transaction manager and pool do for the service.
 * As a data source it lends that connection, which closing leaves open.
 */
@NullMarked
public final class JdbcTransactions implements Transactions, DataSource, AutoCloseable {

    private final Connection connection;
    private final Connection lent;
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private boolean active;

    public JdbcTransactions(DataSource database) {
        try {
            connection = database.getConnection();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        lent = (Connection) Proxy.newProxyInstance(
                JdbcTransactions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    @Override
    public <T> T inNew(Callable<T> work) {
        int status = Status.STATUS_ROLLEDBACK;
        try {
            connection.setAutoCommit(false);
            active = true;
            T result = work.call();
            connection.commit();
            status = Status.STATUS_COMMITTED;
            return result;
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        } finally {
            active = false;
            end(status);
        }
    }

    private void end(int status) {
        try {
            if (status != Status.STATUS_COMMITTED) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        synchronizations.forEach(each -> each.afterCompletion(status));
        synchronizations.clear();
    }

    /** What is done after each of them. */
    public TransactionSynchronizationRegistry synchronizations() {
        return new Registry();
    }

    @Override
    public Connection getConnection() {
        return lent;
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private final class Registry implements TransactionSynchronizationRegistry {

        @Override
        public void registerInterposedSynchronization(Synchronization synchronization) {
            synchronizations.add(synchronization);
        }

        @Override
        public int getTransactionStatus() {
            return active ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
        }

        @Override
        public Object getTransactionKey() {
            return JdbcTransactions.this;
        }

        @Override
        public void putResource(Object key, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getResource(Object key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setRollbackOnly() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean getRollbackOnly() {
            return false;
        }
    }
}
