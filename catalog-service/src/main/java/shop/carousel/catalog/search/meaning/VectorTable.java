package shop.carousel.catalog.search.meaning;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;

/** {@link Vectors} in the table {@code meaning}: one statement for any number of them. */
@Singleton
class VectorTable implements Vectors {

    private record Kept(String hash, byte[] vector) {}

    private final Sql sql;

    VectorTable(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, byte[]> find(Collection<String> hashes) {
        List<Kept> kept = sql.list(
                "select text_hash, vector from meaning where model = ? and text_hash = any(?)",
                row -> new Kept(row.text("text_hash"), row.bytes("vector")),
                SentenceModel.NAME,
                hashes.toArray(String[]::new));
        Map<String, byte[]> found = new HashMap<>();
        kept.forEach(each -> found.put(each.hash(), each.vector()));
        return found;
    }

    @Override
    public void add(Map<String, byte[]> vectors) {
        sql.update(
                "insert into meaning (model, text_hash, vector)"
                        + " select ?, * from unnest(?, ?) on conflict do nothing",
                SentenceModel.NAME,
                Columns.of(String.class, vectors.entrySet(), Map.Entry::getKey),
                Columns.of(byte[].class, vectors.entrySet(), Map.Entry::getValue));
    }
}
