package shop.carousel.order.account;

import shop.carousel.order.form.FormPage.Link;

/** Where pages about accounts lead back to. */
final class AccountLinks {

    static final Link ACCOUNT = new Link("/account", "Your account");

    private AccountLinks() {}
}
