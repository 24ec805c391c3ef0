package shop.carousel.catalog.imports.format;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Descriptions that are HTML, as the text that a reader sees. */
final class Html {

    private static final String BLOCKS = "br,p,div,li,tr,h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote";

    private Html() {}

    /** Paragraphs, list items and line breaks begin a new line; scripts and styles are left out. */
    static String text(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script,style").remove();
        for (Element block : document.select(BLOCKS)) {
            block.after("\n");
        }
        return document.body()
                .wholeText()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\\R ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
