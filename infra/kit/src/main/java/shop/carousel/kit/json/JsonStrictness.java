package shop.carousel.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No silent conversions: {@code "3"} is not a quantity and 1.5 is not a whole number. Nothing may follow a document,
 * and no member may occur twice. Texts have no zero character, which no database stores. Unknown members are ignored,
 * so that newer callers and events pass. A document beyond the limits cannot be read, whoever wrote it. {@link
 * shop.carousel.kit.number.Numbers} defines valid numbers.
 */
@Singleton
public final class JsonStrictness implements ObjectMapperCustomizer {

    /** No document of this shop is nested deeper than ten. */
    static final int DEPTH = 64;

    /** Digits are cheap to read up to here, whatever becomes of them. A double has at most 309 before its point. */
    static final int NUMBER_CHARACTERS = 1_000;

    static final int NAME_CHARACTERS = 2_000;

    /** The longest line of an import. */
    static final int TEXT_CHARACTERS = 16_777_216;

    static final long DOCUMENT_CHARACTERS = 67_108_864;

    /** An order of 1,500 lines has about 20,000. */
    static final long TOKENS = 2_000_000;

    @Override
    @SuppressWarnings("deprecation") // the builder that replaces this call cannot be reached from a customizer
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxNumberLength(NUMBER_CHARACTERS)
                        .maxNameLength(NAME_CHARACTERS)
                        .maxStringLength(TEXT_CHARACTERS)
                        .maxDocumentLength(DOCUMENT_CHARACTERS)
                        .maxTokenCount(TOKENS)
                        .build());
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.registerModule(new SimpleModule("texts").addDeserializer(String.class, new TextReader()));
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    private static final class TextReader extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw InvalidFormatException.from(parser, "has a zero character", text, String.class);
            }
            return text;
        }
    }
}
