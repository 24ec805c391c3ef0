package shop.carousel.order.account;

import shop.carousel.order.form.FormPage.Link;

/** Where pages about accounts lead back to. */
final class AccountLinks {

    static final Link ACCOUNT = new Link("/account", "Your account");

    static final Link SIGN_IN = new Link("/sign-in", "Sign in");

    /** Said below the field of a new password. */
    static final String PASSWORD_HINT = "8 characters or more; not one that many people take.";

    private AccountLinks() {}
}
