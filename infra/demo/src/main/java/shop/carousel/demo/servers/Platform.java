package shop.carousel.demo.servers;

import java.util.Locale;

/** The kind of machine, where programs differ: Linux and macOS on x86-64 and Arm. */
enum Platform {
    LINUX_X86("linux-x86_64", "redis-server-6.2.6-v5-linux-amd64"),
    LINUX_ARM("linux-arm_64", "redis-server-6.2.7-linux-arm64"),
    MAC_X86("darwin-x86_64", "redis-server-6.2.6-v5-darwin-amd64"),
    MAC_ARM("darwin-arm_64", "redis-server-6.2.6-v5-darwin-arm64");

    private final String postgres;
    private final String redis;

    Platform(String postgres, String redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /** This machine. */
    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        if (system.contains("mac")) {
            return arm ? MAC_ARM : MAC_X86;
        }
        if (system.contains("linux")) {
            return arm ? LINUX_ARM : LINUX_X86;
        }
        throw new PartFailedException("The demo runs on Linux and macOS, not on " + system + ".");
    }

    boolean linux() {
        return this == LINUX_X86 || this == LINUX_ARM;
    }

    /** The resource with PostgreSQL's programs. */
    String postgresArchive() {
        return "/postgres-" + postgres + ".txz";
    }

    /** The resource with Redis' program. */
    String redisProgram() {
        return "/" + redis;
    }
}
