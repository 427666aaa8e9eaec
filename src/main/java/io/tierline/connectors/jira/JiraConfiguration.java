package io.tierline.connectors.jira;

import io.tierline.casefile.Ledger;
import io.tierline.casefile.References;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.messaging.PublicUrl;
import io.tierline.process.CaseDesk;
import io.tierline.process.Notices;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** Jira is on where {@code tierline.jira.url} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.jira.url")
@EnableConfigurationProperties(JiraSettings.class)
class JiraConfiguration {

    @Bean
    JiraApi jiraApi(JiraSettings settings, VendorHttpFactory vendors) {
        return new JiraApi(settings, vendors.to(settings.vendor()));
    }

    /** In place of the log. */
    @Bean
    @Primary
    JiraTracker jiraTracker(JiraSettings settings, JiraApi jira, PublicUrl publicUrl) {
        return new JiraTracker(settings, jira, publicUrl);
    }

    @Bean
    JiraHook jiraHook(
            JiraSettings settings,
            JiraApi jira,
            References references,
            Ledger ledger,
            @Lazy CaseDesk desk,
            @Lazy Notices notices) {
        return new JiraHook(settings, jira, references, ledger, desk, notices);
    }
}
