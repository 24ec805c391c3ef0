package shop.carousel.demo.servers;

/** A database with the one login role that owns it. Names are lower-case identifiers; the password is not empty. */
public record Database(String name, String role, String password) {

    public Database {
        if (!name.matches("[a-z]{1,30}") || !role.matches("[a-z]{1,30}") || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "Names of a database and a role are 1..30 lower-case letters: " + name + ", " + role);
        }
    }

    @Override
    public String toString() {
        return "Database[" + name + ", role " + role + "]";
    }
}
