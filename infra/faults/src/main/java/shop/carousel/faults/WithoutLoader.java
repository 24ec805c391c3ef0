package shop.carousel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Loads the shop's classes anew, without a mechanism: for tests that have to see the harm in a JVM whose own classes
 * are whole. Everything else is the loader's that loaded this class.
 */
public final class WithoutLoader extends ClassLoader {

    private static final String OURS = "shop.carousel.";
    private static final String AGENT = WithoutLoader.class.getPackageName() + ".";

    private final Mechanism mechanism;

    public WithoutLoader(Mechanism mechanism) {
        super(WithoutLoader.class.getClassLoader());
        this.mechanism = mechanism;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(AGENT)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/');
        try (InputStream in = getResourceAsStream(path + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] whole = in.readAllBytes();
            byte[] used = mechanism.isIn(path) ? mechanism.takenOut(whole) : whole;
            return defineClass(name, used, 0, used.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
