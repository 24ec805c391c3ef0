package shop.carousel.order.mail;

/**
 * A message as the mail server gets it.
 *
 * @param id its {@code Message-ID} without brackets: the same each time that it is sent
 */
record Letter(String id, String to, String subject, String text, String html) {}
