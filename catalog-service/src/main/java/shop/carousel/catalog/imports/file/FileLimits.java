package shop.carousel.catalog.imports.file;

/**
 * The limits of a file.
 *
 * @param recordBytes the longest record; a longer one is rejected
 * @param unpackedBytes how much a file may unpack to
 */
public record FileLimits(int recordBytes, long unpackedBytes) {}
