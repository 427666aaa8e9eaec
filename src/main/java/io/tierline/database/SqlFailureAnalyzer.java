package io.tierline.database;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains a database that fails after {@link DatabaseCheck} found it well: it went away, its disk filled up, or it
 * does not let us create our tables. Flyway, HikariCP and the process engine each wrap such an exception in their
 * own.
 */
class SqlFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private final Environment environment;

    SqlFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException failure) {
        return SqlFailures.explain(failure, DatabaseAddress.of(environment))
                .map(known -> new FailureAnalysis(known.whatIsWrong(), known.whatToDo(), failure))
                .orElse(null);
    }
}
