package io.tierline.connectors.http;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints what is wrong with a connector's configuration and what to do, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidConnectorAnalyzer extends AbstractFailureAnalyzer<InvalidConnectorException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConnectorException failure) {
        return new FailureAnalysis(failure.getMessage(), failure.whatToDo(), failure);
    }
}
