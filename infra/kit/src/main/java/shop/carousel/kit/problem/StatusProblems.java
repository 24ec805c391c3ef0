package shop.carousel.kit.problem;

/** Problems for a bare status, when only the path of the request is known. */
public final class StatusProblems {

    static final Problem UNAUTHORIZED =
            Problem.of(401, "unauthorized", "Sign in", "This needs a signed-in account: send a valid token.");
    static final Problem FORBIDDEN = Problem.of(
            403, "forbidden", "Not allowed", "The signed-in account does not have the role that this needs.");

    private StatusProblems() {}

    /** The problem for a status from 400 to 499. */
    public static Problem of(int status, String path) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> Problem.notFound("There is nothing at " + path + ".");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "This path does not support that method.");
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable", "This path cannot answer in an accepted type.");
            case 413 -> TooLarge.PROBLEM;
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "Unsupported media type",
                        "This path takes no body of that type.");
            default -> Problem.of(status, "bad-request", "Bad request", "The request cannot be understood.");
        };
    }

    /** 500: a fault that was logged under a reference. */
    public static Problem internal(String reference) {
        return Problem.of(500, "internal", "Internal error", "The fault is logged as " + reference + ".");
    }
}
