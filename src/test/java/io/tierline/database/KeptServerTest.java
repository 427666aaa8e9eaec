package io.tierline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server that keeps its data. */
class KeptServerTest {

    /** Creating a database takes a while, so that the tests which need one have the same. */
    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private Path data;
    private Path programs;

    @BeforeEach
    void directories() throws IOException {
        data = shared.resolve("some where").resolve("data");
        programs = ThrowawayServer.programsDirectory(temporary);
    }

    private EmbeddedServer start() {
        return KeptServer.start(data, programs, 0);
    }

    private StartFailureException failure() {
        return catchThrowableOfType(StartFailureException.class, () -> start().close());
    }

    @Test
    void whatIsCommittedIsOnTheDiskAndNobodyElseGetsIn() throws IOException {
        try (EmbeddedServer server = start()) {
            assertThat(Stream.of(
                                    "fsync",
                                    "synchronous_commit",
                                    "full_page_writes",
                                    "data_checksums",
                                    "TimeZone",
                                    "log_timezone",
                                    "listen_addresses",
                                    "is_superuser")
                            .map(setting -> Sql.query(server, "show " + setting)))
                    .containsExactly("on", "on", "on", "on", "UTC", "UTC", "127.0.0.1", "off");
            assertThat(Sql.query(server, "select lower('ÄÖÜ')")).isEqualTo("äöü");

            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
            Path passwordFile = data.resolve("postgres.password");
            assertThat(passwordFile).hasContent(server.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile)))
                    .isEqualTo("rw-------");
            assertThat(server.toString()).doesNotContain(server.password());
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void dataSurvivesARestartEvenWhenThePasswordFileDoesNot() throws IOException {
        try (EmbeddedServer first = start()) {
            Sql.execute(first, "create table kept as select 42 as answer");
        }
        Files.delete(data.resolve("postgres.password"));
        Files.writeString(data.resolve("postgres/postgresql.conf"), "fsync = off\n");
        try (EmbeddedServer second = start()) {
            assertThat(Sql.query(second, "select answer from kept")).isEqualTo("42");
            assertThat(Sql.query(second, "show fsync"))
                    .as("whatever the file says")
                    .isEqualTo("on");
        }
    }

    @Test
    void aSecondTierlineIsRefusedAndTheServerOfAKilledOneIsReclaimed() throws Exception {
        try (ChildJvm other = ChildJvm.withKeptServer(data, programs)) {
            other.ready();

            StartFailureException refused = failure();
            assertThat(refused.whatIsWrong())
                    .isEqualTo("Another Tierline (process " + other.pid() + ") is running on the data directory "
                            + data.toRealPath() + ".");
            assertThat(refused.whatToDo()).contains("TIERLINE_DATA_DIR");

            other.kill();
            long orphan =
                    Postmaster.runningOn(data.toRealPath().resolve("postgres")).orElseThrow();
            try (EmbeddedServer server = start()) {
                assertThat(Sql.query(server, "select name from survivor")).isEqualTo("written before the kill");
                assertThat(Postmaster.runningOn(data.toRealPath().resolve("postgres")))
                        .isPresent()
                        .isNotEqualTo(Optional.of(orphan));

                assertThat(failure().whatIsWrong()).contains("Another Tierline in this same process");
            }
        }
    }

    @Test
    void aProcessThatHasTheNumberOfAnOldServerIsNoObstacle() throws Exception {
        start().close();
        Process foreign = new ProcessBuilder("cat").start();
        try {
            Path cluster = data.toRealPath().resolve("postgres");
            Files.write(
                    cluster.resolve(Postmaster.FILE),
                    List.of(Long.toString(foreign.pid()), cluster.toString(), "1700000000", "5432", "", "127.0.0.1"));
            start().close();
            assertThat(foreign.isAlive()).isTrue();

            Files.createFile(cluster.resolve(Postmaster.FILE));
            start().close();
        } finally {
            foreign.destroy();
        }
    }

    @Test
    void dataOfAnotherVersionIsLeftAlone() throws IOException {
        data = temporary;
        Path cluster = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "16\n");

        StartFailureException failure = failure();
        assertThat(failure.whatIsWrong()).contains("was made by PostgreSQL 16", "this Tierline brings PostgreSQL 17");
        assertThat(failure.whatToDo()).contains("pg_dump", "TIERLINE_DATA_DIR");
        assertThat(failure()).as("the lock is let go").hasMessage(failure.getMessage());
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws IOException {
        data = temporary;
        Files.writeString(Files.createDirectories(data.resolve("postgres")).resolve("holiday.jpg"), "me");

        assertThat(failure().whatIsWrong()).contains("holds something that is not a PostgreSQL database");
        assertThat(data.resolve("postgres/holiday.jpg")).exists();
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsNamed() throws IOException {
        data = Files.createFile(temporary.resolve("file"));

        StartFailureException failure = failure();
        assertThat(failure.whatIsWrong())
                .contains("cannot write to " + data, "which belongs to", "it is a file, not a directory");
        assertThat(failure.whatToDo()).contains("TIERLINE_DATA_DIR");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            StartFailureException failure = catchThrowableOfType(
                    StartFailureException.class,
                    () -> KeptServer.start(data, programs, taken.getLocalPort()).close());
            assertThat(failure.whatIsWrong()).contains("Port " + taken.getLocalPort(), "already in use");
            assertThat(failure.whatToDo()).contains("TIERLINE_DATABASE_PORT");
        }
    }
}
