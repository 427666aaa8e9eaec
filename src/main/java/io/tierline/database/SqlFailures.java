package io.tierline.database;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** What PostgreSQL's error codes mean to the operator of Tierline. */
final class SqlFailures {

    private SqlFailures() {}

    /** Empty for the codes that speak of our own statements: those are defects, and deserve their stack trace. */
    static Optional<StartFailureException> explain(SQLException failure, DatabaseAddress address) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String reason = reason(failure);
        String database = address.toString();
        if (address.embedded() && state.startsWith("08")) {
            return known(
                    failure,
                    "The connection to the embedded PostgreSQL was lost: " + reason,
                    "Look for the cause in postgres/log/server.log in the data directory, and start Tierline again.");
        }
        if (address.embedded() && state.equals("28P01")) {
            return known(
                    failure,
                    "The password in postgres.password in the data directory is not that of the embedded PostgreSQL.",
                    "Put the right file back, or remove it and start Tierline again: it then sets a new password.");
        }
        return switch (state) {
            case "28P01", "28000", "08004" ->
                known(
                        failure,
                        StringUtils.capitalize(database) + " refuses to let Tierline in: " + reason,
                        "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD. If they are right, the"
                                + " server's pg_hba.conf has to allow this user to come from this machine.");
            case "3D000" ->
                known(
                        failure,
                        StringUtils.capitalize(database) + " does not exist: " + reason,
                        "Create it (CREATE DATABASE tierline OWNER tierline), or correct the last part of"
                                + " SPRING_DATASOURCE_URL.");
            case "53100" ->
                known(
                        failure,
                        "The disk of " + database + " is full: " + reason,
                        "Make room on that disk, then start Tierline again. Nothing that was saved before is lost.");
            case "53300" ->
                known(
                        failure,
                        StringUtils.capitalize(database) + " has no connection left for Tierline: " + reason,
                        "Raise max_connections of the server, or lower the number Tierline takes:"
                                + " SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE (15).");
            case "42501" ->
                known(
                        failure,
                        "The user of Tierline may not do what it has to in " + database + ": " + reason,
                        "Make this user the owner of the database (ALTER DATABASE tierline OWNER TO tierline), so that"
                                + " Tierline can create and change its tables.");
            case "25006" ->
                known(
                        failure,
                        StringUtils.capitalize(database) + " is read-only: " + reason,
                        "Point SPRING_DATASOURCE_URL to the primary server, not to a standby.");
            case "57P01", "57P02", "57P03" ->
                known(
                        failure,
                        StringUtils.capitalize(database) + " is starting or stopping: " + reason,
                        "Wait until it takes connections, then start Tierline again.");
            default ->
                state.startsWith("08")
                        ? known(
                                failure,
                                StringUtils.capitalize(database) + " cannot be reached: " + reason,
                                "Check that the server runs and that host and port in SPRING_DATASOURCE_URL are right."
                                        + " Without that setting, Tierline runs on a PostgreSQL of its own.")
                        : Optional.empty();
        };
    }

    private static Optional<StartFailureException> known(SQLException failure, String whatIsWrong, String whatToDo) {
        return Optional.of(new StartFailureException(whatIsWrong, whatToDo, failure));
    }

    /** The driver's words in one line; where it says no more than "failed", those of its cause. */
    private static String reason(SQLException failure) {
        String words = failure.getMessage();
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null && !words.contains(cause.getMessage())) {
            words = words + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
        }
        String line = words.replaceAll("\\s+", " ")
                .replaceFirst(" Position: \\d+", "")
                .trim();
        return line.endsWith(".") ? line : line + ".";
    }
}
