package io.tierline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A directory of PostgreSQL's (a "cluster") and what is done to it: created, started, stopped.
 *
 * <p>The server is started by {@code pg_ctl}, which takes it out of our process group: Ctrl-C in a terminal would
 * otherwise stop the database under an application that is still finishing its work.
 */
final class Cluster {

    /** The application's user owns its database and is no superuser; the superuser has no password, and no way in. */
    static final String USER = "tierline";

    static final String DATABASE = "tierline";

    /** Passed on the command line, they win over whatever the configuration files say. */
    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off");

    private static final String WHO_MAY_CONNECT =
            """
            # Written by Tierline: over the loopback address, with a password.
            # The one of the user tierline is in the file postgres.password beside this directory.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** After a crash the server first reads its log through; a large one takes its time, and is worth waiting for. */
    private static final String SECONDS_TO_START = "600";

    private static final String SECONDS_TO_STOP = "60";
    private static final long LARGE_LOG = 10L << 20;

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private final Path directory;
    private final ServerPrograms programs;

    Cluster(Path directory, ServerPrograms programs) {
        this.directory = directory;
        this.programs = programs;
    }

    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    /** Every major version of PostgreSQL has its own form of data, which no other reads. */
    void refuseOtherVersion() throws IOException {
        // Asked first in any case: it is what tells that the programs do not run at all.
        String ours = Integer.toString(programs.majorVersion());
        if (!exists()) {
            return;
        }
        String made = Files.readString(directory.resolve("PG_VERSION")).trim();
        if (!made.equals(ours)) {
            throw new StartFailureException(
                    "The data in " + directory + " was made by PostgreSQL " + made
                            + ", and this Tierline brings PostgreSQL " + ours + ", which cannot read it.",
                    "To keep the data, start the version of Tierline that you ran before, save its database with a"
                            + " pg_dump of PostgreSQL " + made
                            + " or newer, and load that into a new data directory. To begin"
                            + " anew, point TIERLINE_DATA_DIR elsewhere.");
        }
    }

    /** Stops a server that a killed Tierline has left behind. Only the holder of the data directory's lock may ask. */
    void reclaim() throws IOException {
        if (Postmaster.runningOn(directory).isPresent()) {
            log.info("A killed Tierline left its PostgreSQL server running: stopping it");
            stop("fast");
            Postmaster.runningOn(directory).ifPresent(pid -> {
                throw new StartFailureException(
                        "The PostgreSQL server that a killed Tierline left behind on " + directory
                                + " does not stop (process " + pid + ").",
                        "It may still be writing to a slow disk: wait until it has ended, or end it with kill -QUIT "
                                + pid + ", then start Tierline again.");
            });
        }
        Postmaster.disown(directory);
    }

    /** Creates the cluster under another name first: a creation that was cut short leaves nothing half done. */
    void create(String password, boolean durable) throws IOException {
        removeUnfinished();
        if (Files.exists(directory)) {
            try (Stream<Path> content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new StartFailureException(
                            "The directory " + directory + " holds something that is not a PostgreSQL database.",
                            "Move it away, or name another data directory with TIERLINE_DATA_DIR.");
                }
            }
        }
        Path aside = directory.resolveSibling(directory.getFileName() + ".new-" + UUID.randomUUID());
        ServerAccount account = ServerAccount.of(aside, programs);
        Files.createDirectory(aside);
        account.give(aside);
        try {
            // A collation of PostgreSQL's own: that of the operating system may change with it, and spoil the indexes.
            run(
                    account,
                    List.of("initdb", "-D", aside.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8"),
                    List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                    List.of("--data-checksums", "--no-instructions", "--no-sync"));
            statements(
                    account,
                    aside,
                    """
                    CREATE ROLE %s LOGIN PASSWORD '%s'
                    CREATE DATABASE %s OWNER %s STRATEGY file_copy
                    """
                            .formatted(USER, password, DATABASE, USER));
            Files.writeString(aside.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            account.give(Files.createDirectory(aside.resolve("log")));
            if (durable) {
                run(account, List.of("initdb", "-D", aside.toString(), "--sync-only"));
            }
            Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> siblings = Files.list(directory.getParent())) {
            String unfinished = directory.getFileName() + ".new-";
            for (Path sibling : siblings.filter(
                            path -> path.getFileName().toString().startsWith(unfinished))
                    .toList()) {
                FileSystemUtils.deleteRecursively(sibling);
            }
        }
    }

    void setPassword(String password) throws IOException {
        statements(
                ServerAccount.of(directory, programs),
                directory,
                "ALTER ROLE %s PASSWORD '%s'%n".formatted(USER, password));
    }

    /** Lets the application's user see how often each of its statements ran. */
    void letCountStatements() throws IOException {
        statements(
                ServerAccount.of(directory, programs),
                directory,
                DATABASE,
                """
                CREATE EXTENSION pg_stat_statements
                GRANT EXECUTE ON FUNCTION pg_stat_statements_reset TO %s
                """
                        .formatted(USER));
    }

    /** One statement a line. In single-user mode no password is needed: only the owner of the files can do that. */
    private void statements(ServerAccount account, Path where, String statements) {
        statements(account, where, "postgres", statements);
    }

    private void statements(ServerAccount account, Path where, String database, String statements) {
        Program.Result result = Program.run(
                programs.home(),
                account.command(List.of(
                        programs.path("postgres"),
                        "--single",
                        "-D",
                        where.toString(),
                        "-c",
                        "exit_on_error=true",
                        "-c",
                        "log_checkpoints=off",
                        "-c",
                        "log_min_error_statement=panic",
                        database)),
                statements);
        if (!result.succeeded()) {
            throw failure("could not be prepared", result.output());
        }
    }

    /**
     * Starts the server, and returns when it takes connections.
     *
     * @param wanted the port, or 0 for a free one
     * @param settings as in {@code fsync=on}
     * @return the port
     */
    int start(int wanted, List<String> settings) throws IOException {
        ServerAccount account = ServerAccount.of(directory, programs);
        Path serverLog = directory.resolve("log").resolve("server.log");
        if (Files.notExists(serverLog.getParent())) {
            account.give(Files.createDirectory(serverLog.getParent()));
        }
        if (Files.exists(serverLog) && Files.size(serverLog) > LARGE_LOG) {
            Files.move(serverLog, serverLog.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (int attempt = 1; ; attempt++) {
            int port = wanted == 0 ? freePort() : wanted;
            long logged = Files.exists(serverLog) ? Files.size(serverLog) : 0;
            Program.Result result = Program.run(
                    programs.home(),
                    account.command(List.of(
                            programs.path("pg_ctl"),
                            "start",
                            "-D",
                            directory.toString(),
                            "-l",
                            serverLog.toString(),
                            "-w",
                            "-t",
                            SECONDS_TO_START,
                            "-o",
                            options(port, settings))));
            if (result.succeeded()) {
                return port;
            }
            String said = since(serverLog, logged);
            if (!said.contains("Address already in use")) {
                throw failure("did not start", said.isBlank() ? result.output() : said);
            }
            if (wanted != 0) {
                throw new StartFailureException(
                        "Port " + wanted + ", on which the embedded PostgreSQL is to listen, is already in use.",
                        "Stop the program that listens on it, or choose another port with TIERLINE_DATABASE_PORT;"
                                + " without that setting, a free one is taken.");
            }
            if (attempt == 3) {
                throw failure("found no free port", said);
            }
        }
    }

    private static String options(int port, List<String> settings) {
        List<String> options = new ArrayList<>(List.of("-c port=" + port));
        Stream.concat(ALWAYS.stream(), settings.stream()).forEach(setting -> options.add("-c " + setting));
        return String.join(" ", options);
    }

    /** @param mode "fast" ends sessions and saves everything; "immediate" is for data that is not needed any more */
    void stop(String mode) {
        try {
            Program.Result result = Program.run(
                    programs.home(),
                    ServerAccount.of(directory, programs)
                            .command(List.of(
                                    programs.path("pg_ctl"),
                                    "stop",
                                    "-D",
                                    directory.toString(),
                                    "-m",
                                    mode,
                                    "-w",
                                    "-t",
                                    SECONDS_TO_STOP)));
            if (!result.succeeded()) {
                log.warn("PostgreSQL was not stopped: {}", result.output());
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("PostgreSQL was not stopped: {}", e.toString());
        }
    }

    @SafeVarargs
    private void run(ServerAccount account, List<String>... parts) {
        List<String> command =
                new ArrayList<>(Stream.of(parts).flatMap(List::stream).toList());
        command.set(0, programs.path(command.get(0)));
        Program.Result result = Program.run(programs.home(), account.command(command));
        if (!result.succeeded()) {
            throw failure("could not be created", result.output());
        }
    }

    private StartFailureException failure(String what, String said) {
        if (said.contains("No space left on device") || said.contains("Disk quota exceeded")) {
            return StorageFailures.full(directory.getParent(), "No space left on device", null);
        }
        if (said.contains("Permission denied") || said.contains("Read-only file system")) {
            return StorageFailures.notWritable(
                    directory,
                    said.contains("Permission denied") ? "permission denied" : "read-only file system",
                    null);
        }
        String reason = said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .findFirst()
                .orElseGet(() -> said.lines().reduce((before, last) -> last).orElse("it gave no reason"))
                .replaceFirst(".*?(FATAL|PANIC|error): +", "");
        return new StartFailureException(
                "The embedded PostgreSQL " + what + ": " + reason + ".",
                "Look into log/server.log in " + directory
                        + " for what it said before. Your data has not been touched.");
    }

    private static String since(Path file, long position) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        try (var channel = Files.newInputStream(file)) {
            channel.skipNBytes(position);
            return new String(channel.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
