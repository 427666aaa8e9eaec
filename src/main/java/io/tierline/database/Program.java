package io.tierline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program to its end. */
final class Program {

    /** What a program said and how it ended. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Program() {}

    /** Runs a program in the given directory with the given text as its input. */
    static Result run(Path directory, List<String> command, String input) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        // Settings that a host's own PostgreSQL may have left, and a language in which messages can be recognized.
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("TZ"));
        environment.put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading everything: its exit code and output say why.
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command.get(0) + " ran", e);
        }
    }

    static Result run(Path directory, List<String> command) {
        return run(directory, command, "");
    }

    /** Whether a program can be run and ends well. */
    static boolean succeeds(Path directory, List<String> command) {
        try {
            return run(directory, command).succeeded();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
