package io.tierline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded server for tests and trials: one for the whole JVM, in the temporary directory, fast, and gone with the
 * JVM. What a JVM that was killed could not remove, the next one does.
 */
final class ThrowawayServer {

    static final String PREFIX = "tierline-throwaway-";

    /** Nothing waits for the disk. Many connections, because each application context under test has a pool. */
    private static final List<String> FAST = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_connections=300",
            // Tests hold a budget of statements.
            "shared_preload_libraries=pg_stat_statements",
            "pg_stat_statements.track=all",
            "pg_stat_statements.track_utility=off");

    private static final Logger log = LoggerFactory.getLogger(ThrowawayServer.class);

    /** Longer than any application takes to stop. */
    private static final long MILLISECONDS_TO_FINISH = 20_000;

    private static EmbeddedServer shared;
    private static int users;

    private ThrowawayServer() {}

    /** The one of this JVM, started when first asked for. Closing it says that one user of it is done. */
    static synchronized EmbeddedServer shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(ThrowawayServer::stopAfterLastUser));
        }
        users++;
        return new EmbeddedServer(shared.port(), shared.password(), ThrowawayServer::giveBack);
    }

    private static synchronized void giveBack() {
        users--;
        ThrowawayServer.class.notifyAll();
    }

    /** When the JVM ends, the applications under test are closed at the same time, and still need their database. */
    private static synchronized void stopAfterLastUser() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLISECONDS_TO_FINISH);
        try {
            for (long left = MILLISECONDS_TO_FINISH; users > 0 && left > 0; ) {
                ThrowawayServer.class.wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shared.close();
    }

    private static EmbeddedServer start() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path directory = OperatingSystem.createTemporaryDirectory(
                            PREFIX + ProcessHandle.current().pid() + "-")
                    .toRealPath();
            DataDirectoryLock lock = DataDirectoryLock.take(directory);
            ServerPrograms programs = ServerPrograms.in(programsDirectory(directory));
            removeAbandoned(directory, programs);
            Cluster cluster = cluster(directory, programs);
            String password = KeptServer.newPassword();
            cluster.create(password, false);
            cluster.letCountStatements();
            int port = cluster.start(0, FAST);
            return new EmbeddedServer(port, password, () -> {
                cluster.stop("immediate");
                lock.close();
                remove(directory);
            });
        } catch (IOException e) {
            throw StorageFailures.explain(e, temporary);
        } catch (UncheckedIOException e) {
            throw StorageFailures.explain(e.getCause(), temporary);
        }
    }

    private static Cluster cluster(Path directory, ServerPrograms programs) {
        return new Cluster(directory.resolve("postgres"), programs);
    }

    /**
     * The programs stay in the temporary directory for the next run. In a directory that others can write to, they stay
     * only where no other user can have put them.
     */
    static Path programsDirectory(Path ours) throws IOException {
        Path kept = ours.resolveSibling("tierline-postgres-server-" + System.getProperty("user.name"));
        if (Files.notExists(kept, LinkOption.NOFOLLOW_LINKS)) {
            OperatingSystem.createDirectories(kept);
        }
        return belongsToUs(kept, ours) ? kept : ours.resolve("postgres-server");
    }

    private static boolean belongsToUs(Path directory, Path ours) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours))) {
            return false;
        }
        Set<PosixFilePermission> permissions =
                OperatingSystem.WINDOWS ? Set.of() : Files.getPosixFilePermissions(directory);
        return !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static void removeAbandoned(Path ours, ServerPrograms programs) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(ours.getParent(), PREFIX + "*")) {
            for (Path other : others) {
                if (belongsToUs(other, ours) && Files.exists(other.resolve(DataDirectoryLock.FILE))) {
                    removeIfAbandoned(other, programs);
                }
            }
        } catch (IOException | RuntimeException e) {
            log.debug("Could not remove what earlier runs left", e);
        }
    }

    private static void removeIfAbandoned(Path directory, ServerPrograms programs) throws IOException {
        Optional<DataDirectoryLock> lock = DataDirectoryLock.tryTake(directory);
        if (lock.isPresent()) {
            try {
                cluster(directory, programs).reclaim();
                remove(directory);
            } finally {
                lock.get().close();
            }
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            log.warn("Could not remove {}: {}", directory, e.toString());
        }
    }
}
