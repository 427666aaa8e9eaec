package io.tierline.connectors.jira;

import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.PublicUrl;
import io.tierline.process.CaseDesk;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Jira is on where {@code tierline.jira.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.jira.url")
@EnableConfigurationProperties(JiraSettings.class)
class JiraConfiguration {

    @Bean
    JiraClient jiraApi(JiraSettings settings, VendorHttpFactory vendors) {
        return new JiraClient(settings, vendors.to(settings.vendor()));
    }

    /** In place of the log. */
    @Bean
    @Primary
    JiraTracker jiraTracker(JiraSettings settings, JiraClient jira, PublicUrl publicUrl) {
        return new JiraTracker(settings, jira, publicUrl);
    }

    @Bean
    JiraHook jiraHook(
            JiraSettings settings,
            JiraClient jira,
            References references,
            Ledger ledger,
            CaseDesk desk,
            Outbox outbox) {
        return new JiraHook(settings, jira, references, ledger, desk, outbox);
    }
}
