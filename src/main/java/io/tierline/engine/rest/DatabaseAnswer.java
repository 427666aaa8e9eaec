package io.tierline.engine.rest;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is told of an exception that comes from the database, by the class of its SQLSTATE. Never the statement. */
final class DatabaseAnswer {

    private DatabaseAnswer() {}

    static Optional<EngineAnswer> to(Throwable e) {
        if (e instanceof CannotCreateTransactionException || e instanceof DataAccessResourceFailureException) {
            return Optional.of(away());
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.ofNullable(byState(sql.getSQLState()));
            }
        }
        return Optional.empty();
    }

    private static EngineAnswer away() {
        return new EngineAnswer(
                503, "The database cannot be reached at the moment. Send it again after the seconds in Retry-After.");
    }

    private static EngineAnswer byState(String state) {
        // A pool that has no connection to give knows no state.
        return switch (state == null || state.length() < 2 ? "" : state.substring(0, 2)) {
            case "", "08", "53", "57" -> away();
            case "22" ->
                new EngineAnswer(
                        400,
                        "A value is too long, too large, or holds a character that cannot be stored, such as NUL.");
            case "23" ->
                new EngineAnswer(
                        409, "It contradicts what is stored: something is there already, or refers to what is not.");
            case "40" ->
                new EngineAnswer(
                        409, "Others were quicker. Nothing was done; look again, and send it again if it still fits.");
            // The engine builds queries from the caller's parameters, and knows some combinations of them only in
            // theory.
            case "42" -> new EngineAnswer(400, "These parameters make no query together. Leave some of them out.");
            default -> null;
        };
    }
}
