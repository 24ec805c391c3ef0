package shop.carousel.demo.gateway;

/** One running instance of a service, and whether it answered lately. Thread-safe. */
final class Instance {

    private final int port;
    private volatile boolean in = true;

    Instance(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Whether it takes its turn; one that is out is asked only when no other is left. */
    boolean isIn() {
        return in;
    }

    void answered() {
        in = true;
    }

    void failed() {
        in = false;
    }
}
