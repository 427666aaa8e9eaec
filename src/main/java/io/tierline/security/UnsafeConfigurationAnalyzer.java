package io.tierline.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints what is wrong and what to do, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException failure) {
        return new FailureAnalysis(failure.getMessage(), failure.whatToDo(), failure);
    }
}
