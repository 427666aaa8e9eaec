package io.tierline.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.casework.CommandRefusedException;
import io.tierline.words.Saying;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whose fault it was, by what was thrown. */
class EngineAnswerTest {

    @Test
    void what_is_refused_or_not_there_is_no_fault() {
        assertThat(status(new AuthorizationException("No."))).isEqualTo(403);
        assertThat(status(
                        new RestException(Status.INTERNAL_SERVER_ERROR, new AuthorizationException("No."), "Wrapped")))
                .isEqualTo(403);
        assertThat(status(new NotFoundException("gone"))).isEqualTo(404);
        assertThat(status(new NullValueException("Cannot find task with id x: task is null")))
                .isEqualTo(404);
        assertThat(status(new InvalidRequestException(Status.INTERNAL_SERVER_ERROR, "No job found with id 'x'")))
                .isEqualTo(404);
    }

    @Test
    void what_was_asked_wrongly_is_the_callers() {
        assertThat(status(new NotValidException("maxResults"))).isEqualTo(400);
        assertThat(status(new NullValueException("userId is null"))).isEqualTo(400);
        assertThat(status(new InvalidRequestException(Status.INTERNAL_SERVER_ERROR, "retries must be positive")))
                .isEqualTo(400);
        assertThat(status(new ProcessEngineException("The task cannot be deleted")))
                .isEqualTo(400);
        assertThat(status(new NotSupportedException())).isEqualTo(415);
    }

    @Test
    void who_was_too_late_looks_again() {
        assertThat(status(new OptimisticLockingException("race"))).isEqualTo(409);
        assertThat(status(new ProcessEngineException(new CommandRefusedException(
                        "ESC-2026-000001",
                        CommandRefusedException.Reason.ENDED,
                        Saying.of("refused.ended-meanwhile")))))
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "22021, 400",
        "22001, 400",
        "42601, 400",
        "23505, 409",
        "40P01, 409",
        "08006, 503",
        "57P01, 503",
        "53300, 503",
        "XX000, 500"
    })
    void the_database_says_by_its_state_what_it_was(String state, int status) {
        EngineAnswer answer = EngineAnswer.to(
                new ProcessEnginePersistenceException("### SQL: select", new SQLException("ERROR: in select", state)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(String.valueOf(answer.message())).doesNotContain("select");
    }

    @Test
    void a_database_that_is_away_comes_back() {
        assertThat(status(new CannotCreateTransactionException("no", new SQLTransientConnectionException("timeout"))))
                .isEqualTo(503);
    }

    @Test
    void a_fault_of_ours_is_told_by_a_reference_and_nothing_else() {
        RuntimeException ours = new IllegalStateException("secret of the house");
        assertThat(status(ours)).isEqualTo(500);
        assertThat(status(new ProcessEngineException("in a step", ours))).isEqualTo(500);
        assertThat(status(new ProcessEngineException("in a step", new NullPointerException("x"))))
                .isEqualTo(500);

        try (var response = new EngineProblems.OfAll().toResponse(ours)) {
            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(response.getEntity())
                    .hasFieldOrPropertyWithValue("type", "InternalError")
                    .extracting("message")
                    .asString()
                    .contains("reference")
                    .doesNotContain("secret");
        }
    }

    private static int status(Throwable e) {
        return EngineAnswer.to(e).status();
    }
}
