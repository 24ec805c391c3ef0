package shop.carousel.order.trace;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the services said of a trace.
 *
 * @param spans of the trace, by id
 * @param linked of other traces: what they did for this one, by the span of this one that links to them
 * @param hints what is missing, and why, for people
 */
record Gathered(Map<String, KeptSpan> spans, Map<String, Collection<KeptSpan>> linked, List<String> hints) {}
