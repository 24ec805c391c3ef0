package shop.carousel.ring.entry;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import shop.carousel.ring.EncryptionKeys;

/**
 * AES-256-GCM. A sealed value is a random nonce of 12 bytes, the ciphertext, and a tag of 16 bytes. It opens only under
 * the key, and in the context, in which it was sealed. Random nonces are good for some four billion values a key.
 */
public final class ValueCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String writing;
    private final Map<String, SecretKey> keys = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    public ValueCipher(EncryptionKeys keys) {
        this.writing = keys.writing();
        for (var id : keys.ids()) {
            this.keys.put(id, new SecretKeySpec(Objects.requireNonNull(keys.key(id)), "AES"));
        }
    }

    /** The id of the key that seals; empty when there is none. */
    String writing() {
        return writing;
    }

    byte[] seal(byte[] value, byte[] context) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key(writing), nonce, 0, context);
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(value.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(value, 0, value.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * @throws IllegalArgumentException when it was not sealed like that
     */
    byte[] open(String keyId, byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalArgumentException("Too short to be a sealed value: " + sealed.length + " bytes");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key(keyId), sealed, 0, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The value was not sealed here under key " + keyId, e);
        }
    }

    private SecretKey key(String id) {
        var key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("There is no encryption key \"" + id + "\"");
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int at, byte[] context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, at, NONCE_BYTES));
        cipher.updateAAD(context);
        return cipher;
    }
}
