package io.tierline.performance;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much processor time was used so far: by this JVM, with the client in it, and by a PostgreSQL server on this machine.
 * Read from {@code /proc}, so on Linux only.
 */
record ProcessorTime(Duration jvm, Duration database) {

    /** Of the clock that the kernel counts with, on all platforms that Linux has today. */
    private static final int TICKS_A_SECOND = 100;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** @param postmaster the process id of the server's first process */
    static ProcessorTime now(long postmaster) {
        long jvm = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : (Iterable<Path>) processes::iterator) {
                String name = process.getFileName().toString();
                if (!Character.isDigit(name.charAt(0))) {
                    continue;
                }
                List<String> fields = fields(process);
                if (fields.isEmpty()) {
                    continue;
                }
                if (Long.parseLong(name) == postmaster) {
                    ticks += Long.parseLong(fields.get(ENDED_USER)) + Long.parseLong(fields.get(ENDED_SYSTEM));
                }
                if (Long.parseLong(name) == postmaster || Long.parseLong(fields.get(PARENT)) == postmaster) {
                    ticks += Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessorTime(Duration.ofNanos(jvm), Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND));
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(jvm.minus(earlier.jvm), database.minus(earlier.database));
    }

    long millis() {
        return jvm.toMillis() + database.toMillis();
    }

    /** What follows the name in brackets: state, parent and so on; none of a process that ended meanwhile. */
    private static List<String> fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }
}
