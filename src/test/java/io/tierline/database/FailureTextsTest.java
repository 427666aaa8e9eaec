package io.tierline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** What the operator reads. */
class FailureTextsTest {

    private static final DatabaseAddress EXTERNAL =
            new DatabaseAddress(false, "jdbc:postgresql://db.example:5432/tierline?password=secret&ssl=true", "tom");

    @ParameterizedTest
    @CsvSource({
        "08001, cannot be reached, SPRING_DATASOURCE_URL",
        "08006, cannot be reached, SPRING_DATASOURCE_URL",
        "08004, refuses to let Tierline in, SPRING_DATASOURCE_PASSWORD",
        "28P01, refuses to let Tierline in, SPRING_DATASOURCE_PASSWORD",
        "28000, refuses to let Tierline in, pg_hba.conf",
        "3D000, does not exist, CREATE DATABASE",
        "53100, is full, Make room",
        "53300, has no connection left, MAXIMUM_POOL_SIZE",
        "42501, may not do, OWNER TO",
        "25006, is read-only, standby",
        "57P03, is starting or stopping, Wait"
    })
    void whatThePostgresqlCodesMean(String state, String wrong, String toDo) {
        StartFailureException failure = SqlFailures.explain(new SQLException("the reason", state), EXTERNAL)
                .orElseThrow();

        assertThat(failure.whatIsWrong())
                .containsIgnoringCase("the database jdbc:postgresql://db.example:5432/tierline?password=***&ssl=true")
                .contains("(user tom)", wrong, "the reason.")
                .doesNotContain("secret");
        assertThat(failure.whatToDo()).contains(toDo);
    }

    @Test
    void aDefectOfOursKeepsItsStackTrace() {
        assertThat(SqlFailures.explain(new SQLException("syntax error", "42601"), EXTERNAL))
                .isEmpty();
        assertThat(Failures.explain(new SQLException("syntax error", "42601"), new MockEnvironment()))
                .isNull();
    }

    @Test
    void aFullDiskIsFoundBelowWhateverWrapsIt() {
        Throwable wrapped = new IllegalStateException(
                "ENGINE-03083 Unexpected exception while executing database operations",
                new RuntimeException(
                        "### Error updating database",
                        new SQLException("could not extend file\n  Position: 14", "53100")));

        FailureAnalysis analysis = Failures.explain(wrapped, new MockEnvironment());
        assertThat(analysis.getDescription())
                .isEqualTo("The disk of the embedded PostgreSQL is full: could not extend file.");
    }

    @Test
    void theEmbeddedServerNeedsOtherAdvice() {
        DatabaseAddress embedded = DatabaseAddress.of(new MockEnvironment());

        assertThat(SqlFailures.explain(new SQLException("gone", "08006"), embedded)
                        .orElseThrow()
                        .whatToDo())
                .contains("server.log");
        assertThat(SqlFailures.explain(new SQLException("no", "28P01"), embedded)
                        .orElseThrow()
                        .whatToDo())
                .contains("remove it and start Tierline again");
    }

    @Test
    void secretsAreNoPartOfAnAddress() {
        assertThat(new DatabaseAddress(false, "postgres://tom:secret@db/tierline", null).url())
                .isEqualTo("postgres://***@db/tierline");
    }

    @Test
    void oldServersAndOtherProductsAreRefused() {
        DatabaseCheck check = new DatabaseCheck(EXTERNAL);

        StartFailureException old = catchThrowableOfType(
                StartFailureException.class, () -> check.accept("PostgreSQL 14.11 on x86_64", 14, "14.11"));
        assertThat(old.whatIsWrong()).contains("is PostgreSQL 14.11, which is too old", "needs PostgreSQL 15 to 17");
        StartFailureException other = catchThrowableOfType(
                StartFailureException.class, () -> check.accept("CockroachDB CCL v23.1", 13, "13.0.0"));
        assertThat(other.whatIsWrong()).contains("is not a PostgreSQL server", "CockroachDB");
        assertThatCode(() -> {
                    check.accept("PostgreSQL 15.0 on x86_64", 15, "15.0");
                    check.accept("PostgreSQL 18.1 on x86_64", 18, "18.1");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aFullDiskIsNamed() {
        IOException full = new FileSystemException("/srv/tierline/postgres", null, "No space left on device");

        StartFailureException failure = StorageFailures.explain(full, Path.of("/srv/tierline"));
        assertThat(failure.whatIsWrong())
                .isEqualTo("The disk with the data directory /srv/tierline is full (No space left on device).");
        assertThat(failure.whatToDo()).contains("Make room", "TIERLINE_DATA_DIR");
    }

    @Test
    void missingPermissionIsNamed() {
        StartFailureException failure =
                StorageFailures.explain(new AccessDeniedException("/srv/tierline"), Path.of("/srv/tierline/data"));
        assertThat(failure.whatIsWrong()).contains("cannot write to /srv/tierline", "permission denied");
        assertThat(failure.whatToDo()).contains("chown", "TIERLINE_DATA_DIR");
    }
}
