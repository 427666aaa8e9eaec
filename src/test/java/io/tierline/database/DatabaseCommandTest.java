package io.tierline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's command finds the embedded database, whether a Tierline is running on it or not. */
class DatabaseCommandTest {

    @TempDir
    private Path folder;

    @Test
    void beside_a_running_tierline_and_alone() throws IOException {
        Path data = folder.resolve("data");
        Path programs = ThrowawayServer.programsDirectory(folder);
        String[] settings = {
            "--tierline.database.mode=automatic",
            "--tierline.data-dir=" + data,
            "--tierline.database.programs=" + programs
        };
        try (EmbeddedServer running = KeptServer.start(data, programs, 0)) {
            Sql.execute(running, "create table kept as select 42 as answer");
            assertThat(DatabaseCommand.run(settings, jdbc -> jdbc.sql("select answer from kept")
                            .query(Integer.class)
                            .single()))
                    .isEqualTo(42);
            assertThat(Sql.query(running, "select answer from kept"))
                    .as("it is still running")
                    .isEqualTo("42");
        }
        assertThat(DatabaseCommand.run(settings, jdbc -> jdbc.sql("select answer from kept")
                        .query(Integer.class)
                        .single()))
                .isEqualTo(42);
        assertThat(KeptServer.running(data)).as("it was stopped again").isEmpty();
    }
}
