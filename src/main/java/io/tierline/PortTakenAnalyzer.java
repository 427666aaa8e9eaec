package io.tierline;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Spring Boot says that the port is taken; this says which setting changes it, in the name that operators use. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException failure) {
        return new FailureAnalysis(
                "Port " + failure.getPort() + ", on which Tierline is to serve its pages, is already in use.",
                "Stop the program that listens on it, which may be another Tierline, or choose another port:"
                        + " SERVER_PORT=" + (failure.getPort() + 1) + ".",
                failure);
    }
}
