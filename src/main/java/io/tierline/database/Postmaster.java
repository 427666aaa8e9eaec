package io.tierline.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The server process that a data directory's {@code postmaster.pid} speaks of. */
final class Postmaster {

    static final String FILE = "postmaster.pid";

    /** A number that no process ever has. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private Postmaster() {}

    /** The server that runs on this directory, if one does. */
    static Optional<Long> runningOn(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readAllLines(file).stream().findFirst().orElse("").trim();
        if (!pid.matches("\\d{1,18}")) {
            return ProcessHandle.allProcesses()
                    .map(ProcessHandle::pid)
                    .filter(process -> serves(process, directory))
                    .findFirst();
        }
        return Optional.of(Long.valueOf(pid)).filter(process -> serves(process, directory));
    }

    /** Where the server that runs on this directory listens: the fourth line of its file. */
    static Optional<Integer> port(Path directory) throws IOException {
        if (runningOn(directory).isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(directory.resolve(FILE));
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(Integer.valueOf(lines.get(3).trim()));
    }

    /**
     * Makes PostgreSQL disregard the file of a server that runs no more. PostgreSQL looks only whether a process of
     * that number exists: in a restarted container, or after a reboot, some other process usually does, and it would
     * not start. The rest of the file stays, as PostgreSQL uses it to make sure that no process of the old server is
     * left.
     */
    static void disown(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || lines.get(0).isBlank()) {
            Files.delete(file);
            return;
        }
        lines.set(0, NOBODY);
        Files.write(file, lines);
    }

    /** Told by its command line: numbers of processes are used again, by other programs and by servers of others. */
    private static boolean serves(long pid, Path directory) {
        Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        if (OperatingSystem.LINUX) {
            try {
                List<String> words =
                        Arrays.asList(new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8).split("\0"));
                int option = words.indexOf("-D");
                return words.get(0).endsWith("postgres")
                        && option > 0
                        && option + 1 < words.size()
                        && words.get(option + 1).equals(directory.toString());
            } catch (IOException e) {
                return false;
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(words -> words.contains("postgres") && words.contains(directory.toString()))
                .isPresent();
    }
}
