package io.tierline.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an operator reads when a connector is switched on and cannot work. */
class InvalidConnectorExceptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jira.Jira; tierline.jira.url=https://x.atlassian.net; tierline.jira.token is not set.; TIERLINE_JIRA_TOKEN",
                "jira.Jira; tierline.jira.url=jira; tierline.jira.url is 'jira', which is no https address.; TIERLINE_JIRA_URL",
                "slack.Slack; tierline.slack.token=secret-token; tierline.slack.token is no bot token.; TIERLINE_SLACK_TOKEN",
                "slack.Slack; tierline.slack.token=xoxb-secret-token; tierline.slack.channel is not set.; TIERLINE_SLACK_CHANNEL",
            })
    void the_setting_is_named_and_what_to_do(String connector, String property, String wrong, String variable)
            throws ClassNotFoundException {
        new ApplicationContextRunner()
                .withUserConfiguration(Class.forName("io.tierline.connectors." + connector + "Configuration"))
                .withPropertyValues(property)
                .run(context -> {
                    FailureAnalysis analysis = new InvalidConnectorAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription()).isEqualTo(wrong);
                    assertThat(analysis.getAction()).contains(variable).doesNotContain("secret-token");
                });
    }
}
