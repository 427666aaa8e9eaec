package io.tierline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

class PortTakenAnalyzerTest {

    @Test
    void itNamesThePortAndTheSettingThatChangesIt() {
        FailureAnalysis analysis = new PortTakenAnalyzer()
                .analyze(new ApplicationContextException("Failed to start", new PortInUseException(8080)));

        assertThat(analysis.getDescription()).contains("Port 8080", "already in use");
        assertThat(analysis.getAction()).contains("SERVER_PORT=8081");
    }
}
