package io.tierline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server whose data is kept: in the data directory, through restarts, crashes and power cuts.
 *
 * <pre>
 * data/postgres/          the database, and log/server.log
 * data/postgres.password  of the database user tierline
 * data/postgres-server/   PostgreSQL's programs, unpacked; may be removed while Tierline is down
 * data/tierline.lock      held by the running Tierline
 * </pre>
 */
final class KeptServer {

    private static final Logger log = LoggerFactory.getLogger(KeptServer.class);

    /** What is committed is on the disk. They are the defaults, here so that no configuration file undoes them. */
    private static final List<String> DURABLE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");

    /** A setting of {@link DatabaseCommand}: the server of a running Tierline is used rather than refused. */
    static final String SHARE = "tierline.database.share";

    private KeptServer() {}

    /** The server of the Tierline that runs on this directory; closing it stops nothing. Empty when none does. */
    static Optional<EmbeddedServer> running(Path dataDirectory) {
        Path absolute = dataDirectory.toAbsolutePath().normalize();
        try {
            if (Files.notExists(absolute)) {
                return Optional.empty();
            }
            Optional<DataDirectoryLock> free = DataDirectoryLock.tryTake(absolute);
            if (free.isPresent()) {
                free.get().close();
                return Optional.empty();
            }
            Path real = absolute.toRealPath();
            Optional<Integer> port = Postmaster.port(real.resolve("postgres"));
            String password =
                    Files.readString(real.resolve("postgres.password")).trim();
            return port.map(number -> new EmbeddedServer(number, password, () -> {}));
        } catch (IOException e) {
            throw StorageFailures.explain(e, absolute);
        }
    }

    /**
     * Starts it.
     *
     * @param dataDirectory created if it is not there
     * @param programs where PostgreSQL's programs are unpacked
     * @param port 0 for a free one
     * @throws StartFailure if it cannot start, in words for the operator
     */
    static EmbeddedServer start(Path dataDirectory, Path programs, int port) {
        Path absolute = dataDirectory.toAbsolutePath().normalize();
        try {
            OperatingSystem.createDirectories(absolute);
        } catch (IOException e) {
            throw StorageFailures.explain(e, absolute);
        }
        DataDirectoryLock lock = DataDirectoryLock.take(absolute);
        try {
            Path real = absolute.toRealPath();
            ServerPrograms unpacked = ServerPrograms.in(programs);
            Cluster cluster = new Cluster(real.resolve("postgres"), unpacked);
            cluster.refuseOtherVersion();
            cluster.reclaim();
            String password = prepare(cluster, real.resolve("postgres.password"));
            int actualPort = cluster.start(port, DURABLE);
            log.info("The database is in {} and listens on 127.0.0.1:{}", real, actualPort);
            if (unpacked.home().startsWith(real)) {
                unpacked.removeOthers();
            }
            return new EmbeddedServer(actualPort, password, () -> {
                cluster.stop("fast");
                lock.close();
            });
        } catch (IOException e) {
            lock.close();
            throw StorageFailures.explain(e, absolute);
        } catch (UncheckedIOException e) {
            lock.close();
            throw StorageFailures.explain(e.getCause(), absolute);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Sees to it that there is a database and that we know its password. */
    private static String prepare(Cluster cluster, Path passwordFile) throws IOException {
        String known =
                Files.exists(passwordFile) ? Files.readString(passwordFile).trim() : "";
        String password = known.isEmpty() ? newPassword() : known;
        if (!cluster.exists()) {
            if (known.isEmpty()) {
                write(passwordFile, password);
            }
            log.info("Creating the database");
            cluster.create(password, true);
        } else if (known.isEmpty()) {
            log.info("The file {} is missing: setting a new password", passwordFile);
            cluster.setPassword(password);
            write(passwordFile, password);
        }
        return password;
    }

    private static void write(Path passwordFile, String password) throws IOException {
        Path aside = passwordFile.resolveSibling(passwordFile.getFileName() + ".new");
        Files.deleteIfExists(aside);
        OperatingSystem.createSecretFile(aside, password);
        Files.move(aside, passwordFile, StandardCopyOption.ATOMIC_MOVE);
    }

    static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
