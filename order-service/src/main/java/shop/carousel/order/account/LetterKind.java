package shop.carousel.order.account;

/** The kinds of letters about accounts. */
enum LetterKind {
    /** Somebody opened an account with this address: a link confirms it; or the address has an account already. */
    WELCOME,
    /** A link that sets another password. */
    RESET,
    /** An account is to have this address: a link confirms it. */
    NEW_ADDRESS,
    /** An account has another address now; to the one that it had. */
    ADDRESS_CHANGED,
    /** An account has another password now. */
    PASSWORD_CHANGED
}
