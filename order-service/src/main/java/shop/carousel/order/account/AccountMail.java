package shop.carousel.order.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.web.PublicUrl;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.account.AccountTokens.Purpose;
import shop.carousel.order.account.Post.Note;

/**
 * Sends letters about accounts. A letter's link is made when the letter is sent: it is stored nowhere in the clear, and
 * its time begins then.
 */
@Singleton
class AccountMail implements Worker {

    static final String KIND = "account-mail";

    private static final String NOT_YOU = "If that was not you, there is nothing to do.";

    private final AccountLetters letters;
    private final Accounts accounts;
    private final AccountTokens tokens;
    private final Post post;
    private final PublicUrl urls;
    private final AccountConfig.Links times;

    AccountMail(
            AccountLetters letters,
            Accounts accounts,
            AccountTokens tokens,
            Post post,
            PublicUrl urls,
            AccountConfig config) {
        this.letters = letters;
        this.accounts = accounts;
        this.tokens = tokens;
        this.post = post;
        this.urls = urls;
        this.times = config.links();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkLimits limits() {
        return post.limits();
    }

    @Override
    public boolean enabled() {
        return post.enabled();
    }

    @Override
    public void carryOut(WorkItem item) {
        UUID id = UUID.fromString(item.key());
        letters.waiting(id)
                .flatMap(letter -> letter.accountId().flatMap(accounts::kept).flatMap(account -> note(letter, account)))
                .ifPresent(note -> post.deliver(item, note));
        letters.sent(id);
    }

    private Optional<Note> note(AccountLetter letter, AccountEntity account) {
        return switch (letter.kind()) {
            case WELCOME -> welcome(letter, account);
            case RESET -> Optional.of(reset(letter, account));
            case NEW_ADDRESS -> Optional.of(newAddress(letter, account));
            case ADDRESS_CHANGED ->
                Optional.of(plain(
                        letter,
                        account,
                        "Your account has another e-mail address",
                        "Your account at Carousel now has another e-mail address. Our messages go there.",
                        "If that was not you, reply to this message."));
            case PASSWORD_CHANGED ->
                Optional.of(plain(
                        letter,
                        account,
                        "Your password was changed",
                        "Your account at Carousel has another password, and is signed out everywhere else.",
                        "If that was not you, set another password at once: " + urls.of(ResetPages.FORGOTTEN)));
        };
    }

    /** Only the owner of an existing account is told about it. */
    private Optional<Note> welcome(AccountLetter letter, AccountEntity account) {
        if (account.isConfirmed()) {
            return Optional.empty();
        }
        if (accounts.isTaken(account.email())) {
            return Optional.of(new Note(
                    id(letter),
                    letter.recipient(),
                    "You have an account already",
                    account.name(),
                    List.of("Somebody opened an account at Carousel with your e-mail address. You have one already:"
                            + " sign in there, or set another password. The new one sees nothing of yours."),
                    urls.of(ResetPages.FORGOTTEN),
                    "Set another password",
                    NOT_YOU));
        }
        return Optional.of(withLink(
                letter,
                account,
                "Confirm your e-mail address",
                "You have an account at Carousel. Confirm that this address is yours.",
                EmailPages.CONFIRM,
                Purpose.ADDRESS,
                times.address(),
                "Confirm"));
    }

    private Note newAddress(AccountLetter letter, AccountEntity account) {
        return withLink(
                letter,
                account,
                "Confirm your new e-mail address",
                "This e-mail address was entered for your account at Carousel. Confirm that it is yours.",
                EmailPages.CONFIRM,
                Purpose.ADDRESS,
                times.address(),
                "Confirm");
    }

    private Note reset(AccountLetter letter, AccountEntity account) {
        return withLink(
                letter,
                account,
                "Set another password",
                "Somebody asked to set another password for your account at Carousel.",
                ResetPages.RESET,
                Purpose.PASSWORD,
                times.password(),
                "Set another password");
    }

    private Note withLink(
            AccountLetter letter,
            AccountEntity account,
            String subject,
            String text,
            String path,
            Purpose purpose,
            Duration time,
            String action) {
        String token = tokens.fresh(account.account().id(), purpose, letter.recipient(), time);
        String last = "The link works once, for %s. %s".formatted(words(time), NOT_YOU);
        return note(letter, account, subject, text, urls.of(path + "?token=" + token), action, last);
    }

    private static String words(Duration time) {
        return time.toHours() < 1 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }

    private static Note plain(AccountLetter letter, AccountEntity account, String subject, String text, String last) {
        return note(letter, account, subject, text, null, "", last);
    }

    private static Note note(
            AccountLetter letter,
            AccountEntity account,
            String subject,
            String text,
            @Nullable String link,
            String action,
            String last) {
        return new Note(id(letter), letter.recipient(), subject, account.name(), List.of(text), link, action, last);
    }

    private static String id(AccountLetter letter) {
        return letter.id() + ".account@carousel.shop";
    }
}
