package io.tierline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One Tierline at a time on a data directory.
 *
 * <p>The operating system holds the lock for the JVM and lets it go when the JVM ends, however it ends: there is no
 * stale lock to be removed by hand.
 */
final class DataDirectoryLock implements AutoCloseable {

    static final String FILE = "tierline.lock";

    /** Beyond the text in the file, so that it can be read while it is locked, on Windows as well. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * The directories that this JVM holds. The operating system locks per process, and closing any second channel to
     * the file would let go of the lock of the first.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the lock of an existing directory, or says that another Tierline has it. */
    static DataDirectoryLock take(Path directory) {
        try {
            Path real = directory.toRealPath();
            return tryTake(real).orElseThrow(() -> taken(real));
        } catch (IOException e) {
            throw StorageFailures.explain(e, directory);
        }
    }

    /** Takes the lock of an existing directory; empty if another Tierline has it. */
    static Optional<DataDirectoryLock> tryTake(Path directory) throws IOException {
        Path real = directory.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(real)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                HELD.add(real);
                return Optional.of(new DataDirectoryLock(real, channel));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static StartFailureException taken(Path directory) {
        return new StartFailureException(
                "Another Tierline" + holder(directory) + " is running on the data directory " + directory + ".",
                "Stop it first, or give this one a data directory of its own with TIERLINE_DATA_DIR.");
    }

    private static String holder(Path directory) {
        synchronized (HELD) {
            if (HELD.contains(directory)) {
                return " in this same process";
            }
            try {
                String pid = Files.readString(directory.resolve(FILE));
                return pid.matches("\\d+") ? " (process " + pid + ")" : "";
            } catch (IOException e) {
                return "";
            }
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            HELD.remove(directory);
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
