package shop.carousel.bench.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import shop.carousel.catalog.product.Product;

/** What a search has that knows nothing of shops: one field with all text, English stems, any word, Lucene's BM25. */
final class PlainWords implements Ranking {

    private static final String SKU = "sku";
    private static final String TEXT = "text";

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;

    PlainWords(List<Product> products) throws IOException {
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Product product : products) {
                Document document = new Document();
                document.add(new StringField(SKU, product.sku(), Store.YES));
                document.add(new TextField(TEXT, text(product), Store.NO));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
    }

    private static String text(Product product) {
        return Stream.of(
                        Stream.of(product.name(), product.brand(), product.description()),
                        product.category().stream(),
                        product.attributes().values().stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast))
                .flatMap(each -> each)
                .collect(Collectors.joining(" . "));
    }

    @Override
    public String name() {
        return "BM25 over all text";
    }

    @Override
    public List<String> hits(String text) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String word : words(text)) {
            any.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD);
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        List<String> hits = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(any.build(), DEPTH).scoreDocs) {
            hits.add(searcher.storedFields().document(hit.doc).get(SKU));
        }
        return hits;
    }

    private List<String> words(String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        analyzer.close();
    }
}
