package shop.carousel.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.cursor.Cursors;
import shop.carousel.kit.cursor.PageSize;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;

/** The table {@code audit} of a service. Rows are added and read; the database refuses everything else. */
@Singleton
public final class AuditTrail {

    private static final String SCOPE = "audit ";
    private static final String CHANGE = "carousel.audit.change";
    private static final int LONGEST_ACTION = 600;
    private static final int USUAL_SIZE = 20;
    private static final int MOST_SIZE = 100;

    private final Sql sql;
    private final Cursors cursors;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;

    AuditTrail(Sql sql, Cursors cursors, ObjectMapper json, CurrentVertxRequest current) {
        this.sql = sql;
        this.cursors = cursors;
        this.json = json;
        this.current = current;
    }

    /**
     * What a request changed, as JSON.
     *
     * @param before null if not recorded, or if nothing was there
     */
    record Change(@Nullable String before, @Nullable String after) {

        static final Change UNKNOWN = new Change(null, null);
    }

    /** Records what the running request changed. Pass no secrets. */
    public void changed(@Nullable Object before, Object after) {
        RoutingContext request = current.getCurrent();
        if (request != null) {
            request.put(CHANGE, new Change(before == null ? null : text(before), text(after)));
        }
    }

    /** The recorded change of the running request. */
    Change change() {
        RoutingContext request = current.getCurrent();
        Change said = request == null ? null : request.get(CHANGE);
        return said == null ? Change.UNKNOWN : said;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Adds a row. */
    void add(String by, String role, String action, int status, Change change, @Nullable String trace) {
        sql.update(
                "insert into audit (by, role, action, status, before, after, trace)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)",
                by,
                role,
                action.substring(0, Math.min(LONGEST_ACTION, action.length())),
                status,
                change.before(),
                change.after(),
                trace);
    }

    /**
     * A page, the newest first; a 400 for a cursor of another list.
     *
     * @param asked how many entries, as in the query: 1 to 100, 20 if absent
     */
    public AuditPage page(@Nullable String asked, @Nullable String cursor) {
        int size = PageSize.of(asked, USUAL_SIZE, MOST_SIZE);
        List<AuditEntry> oneMore = sql.list(
                "select * from audit where id < ? order by id desc limit ?",
                AuditTrail::entry,
                before(cursor),
                size + 1);
        List<AuditEntry> items = oneMore.subList(0, Math.min(size, oneMore.size()));
        return new AuditPage(
                items,
                oneMore.size() <= size
                        ? null
                        : cursors.seal(SCOPE + items.getLast().id()));
    }

    private long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        String text = cursors.open(cursor);
        OptionalLong id = text.startsWith(SCOPE)
                ? Numbers.whole(text.substring(SCOPE.length()), 0, Long.MAX_VALUE)
                : OptionalLong.empty();
        return id.orElseThrow(() -> Problem.badRequest("cursor", "belongs to another list"));
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.bigint("id"),
                row.instant("at"),
                row.text("by"),
                row.text("role"),
                row.text("action"),
                row.integer("status"),
                row.textOrNull("before"),
                row.textOrNull("after"),
                row.textOrNull("trace"));
    }
}
