package io.tierline.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints what is wrong and what to do, whatever the framework has wrapped the failure in. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureAnalyzer extends AbstractFailureAnalyzer<StartFailureException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartFailureException failure) {
        return new FailureAnalysis(failure.whatIsWrong(), failure.whatToDo(), failure);
    }
}
