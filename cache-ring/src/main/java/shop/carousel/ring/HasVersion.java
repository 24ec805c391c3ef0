package shop.carousel.ring;

/** A value that knows the version of the row it was made from. For caches that are declared by annotations. */
public interface HasVersion {

    /** 0 to {@link Versioned#MAX_VERSION}; rises with every change of the row. */
    long version();
}
