package shop.carousel.ring.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Codec;

/**
 * JSON in UTF-8. Whether unknown fields are ignored is the mapper's decision; for caches that services share, they
 * should be.
 */
public final class JacksonCodec<V> implements Codec<V> {

    private final ObjectMapper mapper;
    private final JavaType type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JacksonCodec(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
        reader = mapper.readerFor(type);
        writer = mapper.writerFor(type);
    }

    public static <V> JacksonCodec<V> of(ObjectMapper mapper, Class<V> type) {
        return new JacksonCodec<>(mapper, mapper.constructType(type));
    }

    /** For types with parameters. */
    public static <V> JacksonCodec<V> of(ObjectMapper mapper, Type type) {
        return new JacksonCodec<>(mapper, mapper.constructType(type));
    }

    @Override
    public byte[] encode(V value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public V decode(byte[] bytes) {
        try {
            return reader.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Codecs are equal when they write the same type with the same mapper. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JacksonCodec<?> codec && codec.mapper == mapper && codec.type.equals(type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
