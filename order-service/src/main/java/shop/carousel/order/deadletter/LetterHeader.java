package shop.carousel.order.deadletter;

/** A header of a record, byte for byte. */
record LetterHeader(String name, byte[] value) {}
