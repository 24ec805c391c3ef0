package shop.carousel.order.trace;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import shop.carousel.kit.trace.FinishedSpans;
import shop.carousel.kit.trace.TraceDocument;

/** Asks all services for the spans of a trace. */
@Singleton
class TraceReader {

    private static final Logger LOG = Logger.getLogger(TraceReader.class);

    /** Instances of a service are asked through one address, each in its turn: until one answers again, or so often. */
    private static final int MOST_INSTANCES = 4;

    /** Other traces that did work together with this one's. */
    private static final int MOST_LINKED = 8;

    private final FinishedSpans own;
    private final CatalogTraceClient catalog;
    private final CartTraceClient cart;
    private final OrderTraceClient siblings;

    TraceReader(
            FinishedSpans own,
            @RestClient CatalogTraceClient catalog,
            @RestClient CartTraceClient cart,
            @RestClient OrderTraceClient siblings) {
        this.own = own;
        this.catalog = catalog;
        this.cart = cart;
        this.siblings = siblings;
    }

    @FunctionalInterface
    private interface Source {

        TraceDocument trace(String traceId, String authorization);
    }

    /** Everything that is kept of the trace. Never fails: what cannot be had is a hint. */
    Gathered read(String traceId, String authorization) {
        List<String> hints = new ArrayList<>();
        Map<String, KeptSpan> spans = spans(traceId, authorization, hints::add);
        return new Gathered(spans, linked(spans, authorization), hints);
    }

    private Map<String, KeptSpan> spans(String traceId, String authorization, Consumer<String> hints) {
        Map<String, KeptSpan> spans = new LinkedHashMap<>();
        add(spans, own.trace(traceId), hints);
        ask(siblings::trace, traceId, authorization, document -> add(spans, document, hint -> {}));
        Map.of("cart", (Source) cart::trace, "catalog", (Source) catalog::trace).forEach((name, source) -> {
            if (!ask(source, traceId, authorization, document -> add(spans, document, hints))) {
                hints.accept("The " + name + " service does not answer now; what it did is missing.");
            }
        });
        return spans;
    }

    private static void add(Map<String, KeptSpan> spans, TraceDocument document, Consumer<String> hints) {
        document.spans()
                .forEach(part ->
                        spans.putIfAbsent(part.spanId(), new KeptSpan(document.service(), document.instance(), part)));
        if (document.dropped() > 0) {
            hints.accept("%s had %,d more spans, and keeps no more of one trace."
                    .formatted(document.instance(), document.dropped()));
        }
    }

    /** Whether anybody answered. */
    private static boolean ask(Source source, String traceId, String authorization, Consumer<TraceDocument> answered) {
        Set<String> instances = new HashSet<>();
        try {
            for (int i = 0; i < MOST_INSTANCES; i++) {
                TraceDocument document = source.trace(traceId, authorization);
                if (!instances.add(document.instance())) {
                    return true;
                }
                answered.accept(document);
            }
        } catch (WebApplicationException | ProcessingException away) {
            LOG.debugf("A trace cannot be had: %s", away);
        }
        return !instances.isEmpty();
    }

    private Map<String, Collection<KeptSpan>> linked(Map<String, KeptSpan> spans, String authorization) {
        Map<String, Map<String, KeptSpan>> others = new HashMap<>();
        Map<String, Collection<KeptSpan>> linked = new HashMap<>();
        spans.values().stream()
                .filter(span -> !span.part().links().isEmpty())
                .limit(MOST_LINKED)
                .forEach(span -> {
                    TraceDocument.Link link = span.part().links().getFirst();
                    Map<String, KeptSpan> other =
                            others.computeIfAbsent(link.traceId(), id -> spans(id, authorization, hint -> {}));
                    linked.put(span.id(), below(link.spanId(), other));
                });
        return linked;
    }

    /** What a span did, without what others made of what it told them. */
    private static Collection<KeptSpan> below(String root, Map<String, KeptSpan> spans) {
        Map<String, List<KeptSpan>> children = spans.values().stream()
                .filter(span -> span.part().parentId() != null)
                .filter(Predicate.not(KeptSpan::isSending))
                .collect(
                        Collectors.groupingBy(span -> String.valueOf(span.part().parentId())));
        List<KeptSpan> found = new ArrayList<>(children.getOrDefault(root, List.of()));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(children.getOrDefault(found.get(i).id(), List.of()));
        }
        return found;
    }
}
