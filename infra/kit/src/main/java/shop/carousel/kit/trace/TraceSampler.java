package shop.carousel.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Decides which traces are recorded. A trace begins with a request to a service, and so many of them a second are
 * recorded: all of them in a quiet shop, few of them in a busy one, so that their cost has a bound. Whatever belongs to
 * a trace follows its beginning. Work that nobody asked for, such as a sweeper's, begins none.
 */
@Singleton
public final class TraceSampler implements Sampler {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Allowance changes;
    private final Allowance reads;
    private final Allowance continued;
    private final Sampler sampler;

    @Inject
    TraceSampler(TraceConfig config) {
        this(config, System::nanoTime);
    }

    TraceSampler(TraceConfig config, LongSupplier nanoTime) {
        this.changes = new Allowance(config.changesPerSecond(), nanoTime);
        this.reads = new Allowance(config.readsPerSecond(), nanoTime);
        this.continued = new Allowance(config.continuedPerSecond(), nanoTime);
        this.sampler = Sampler.parentBasedBuilder(new Decision(this::mayBegin))
                .setRemoteParentSampled(new Decision(this::mayGoOn))
                .build();
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return sampler.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return sampler.getDescription();
    }

    private boolean mayBegin(SpanKind kind, Attributes attributes) {
        return kind == SpanKind.SERVER && (isSafe(attributes) ? reads : changes).take();
    }

    /** Events come from the shop itself; a request may come from anybody. */
    private boolean mayGoOn(SpanKind kind, Attributes attributes) {
        return kind != SpanKind.SERVER || continued.take();
    }

    private static boolean isSafe(Attributes attributes) {
        String method = attributes.get(METHOD);
        return method == null || SAFE.contains(method);
    }

    @FunctionalInterface
    private interface Rule {

        boolean holds(SpanKind kind, Attributes attributes);
    }

    private record Decision(Rule rule) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String traceId,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            return rule.holds(kind, attributes) ? SamplingResult.recordAndSample() : SamplingResult.drop();
        }

        @Override
        public String getDescription() {
            return "a bounded number a second";
        }
    }
}
