package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, as it is run: where it stops its engine, the web applications of this JVM would lose theirs. */
class RehearsalTest {

    @Test
    void it_starts_on_a_database_that_is_thrown_away_answers_and_stops(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TierlineApplication.class.getName(),
                        Rehearsal.NAME))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("TIERLINE_"));
        Process rehearsal = builder.start();
        try {
            assertThat(rehearsal.waitFor(120, TimeUnit.SECONDS))
                    .as(() -> read(log))
                    .isTrue();
            assertThat(rehearsal.exitValue()).as(() -> read(log)).isZero();
        } finally {
            rehearsal.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
