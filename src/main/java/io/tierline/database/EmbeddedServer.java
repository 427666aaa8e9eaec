package io.tierline.database;

/**
 * A PostgreSQL server that we have started and that takes connections.
 *
 * @param port on the loopback address
 * @param password of the application's user
 * @param stop stops it and lets go of its directory
 */
record EmbeddedServer(int port, String password, Runnable stop) implements AutoCloseable {

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
    }

    String user() {
        return Cluster.USER;
    }

    @Override
    public void close() {
        stop.run();
    }

    /** The password is not for logs. */
    @Override
    public String toString() {
        return url();
    }
}
