package shop.carousel.catalog.search.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * The model in memory, about 150 MB outside of the heap. A text's vector is the mean of its tokens' vectors, with the
 * length 1, each component kept as a byte. Runs on the calling thread and nowhere else; any number of threads may call.
 */
final class SentenceModel {

    /** So many tokens of a product are read; the model takes 512, and its time rises with them. */
    static final int PRODUCT_TOKENS = 96;

    /** Changes with all that a product's vector depends on: the weights, the tokens, and how a vector becomes bytes. */
    static final String NAME = "all-minilm-l6-v2-q 96 400";

    static final int DIMENSIONS = 384;

    /**
     * What a component is multiplied with. The largest of 20,000 products is .3, so next to none is cut; the cosine of
     * two vectors changes by less than .005.
     */
    private static final float SCALE = 400;

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private SentenceModel(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /** Takes about a second. A fault where this machine has no machine code for it. */
    static SentenceModel load() throws IOException, OrtException {
        OrtEnvironment environment = MachineCode.environment();
        try (InputStream tokenizer = resource(TOKENIZER);
                InputStream weights = resource(WEIGHTS);
                OrtSession.SessionOptions options = oneThread()) {
            WordPieces pieces = WordPieces.read(tokenizer);
            return new SentenceModel(pieces, environment, environment.createSession(weights.readAllBytes(), options));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SentenceModel.class.getResourceAsStream(name), name);
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    /** Whether the text is one word that the model knows as a whole. */
    boolean isKnown(String word) {
        return pieces.isKnown(word);
    }

    /** The text's vector, by its first tokens: {@link #DIMENSIONS} bytes. */
    byte[] embed(String text, int mostTokens) throws OrtException {
        long[] tokens = pieces.of(text, mostTokens);
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(tokens);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[tokens.length]);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return bytes(sum(((OnnxTensor) result.get(0)).getFloatBuffer(), tokens.length));
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static float[] sum(FloatBuffer vectors, int count) {
        float[] sum = new float[DIMENSIONS];
        for (int i = 0; i < count * DIMENSIONS; i++) {
            sum[i % DIMENSIONS] += vectors.get(i);
        }
        return sum;
    }

    private static byte[] bytes(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += component * component;
        }
        float factor = (float) (SCALE / Math.sqrt(squares));
        byte[] bytes = new byte[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(vector[i] * factor), -Byte.MAX_VALUE, Byte.MAX_VALUE);
        }
        return bytes;
    }

    /** The cosine of two vectors whose components' products add up to this. */
    static double cosine(int products) {
        return products / (SCALE * SCALE);
    }
}
