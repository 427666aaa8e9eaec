package io.tierline.connectors.slack;

import io.tierline.cases.Ledger;
import io.tierline.cases.References;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.People;
import io.tierline.process.CaseDesk;
import io.tierline.process.LevelWork;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Slack is on where {@code tierline.slack.token} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.slack.token")
@EnableConfigurationProperties(SlackSettings.class)
class SlackConfiguration {

    @Bean
    SlackClient slackApi(SlackSettings settings, VendorHttpFactory vendors) {
        return new SlackClient(settings, vendors.to(settings.vendor()));
    }

    @Bean
    RateLimiter slackPace(Clock clock) {
        return new RateLimiter(clock);
    }

    @Bean
    SlackPeople slackPeople(SlackClient slack, People people) {
        return new SlackPeople(slack, people);
    }

    @Bean
    SlackBoard slackBoard(
            SlackClient slack,
            Ledger ledger,
            References references,
            PublicUrl publicUrl,
            RateLimiter pace,
            PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SlackBoard(slack, ledger, references, publicUrl, pace, own);
    }

    @Bean
    SlackChannel slackChannel(
            SlackClient slack, SlackBoard board, SlackPeople people, Ledger ledger, Outbox outbox, RateLimiter pace) {
        return new SlackChannel(slack, board, people, ledger, outbox, pace);
    }

    @Bean
    SlackHook slackHook(
            SlackSettings settings,
            SlackClient slack,
            SlackBoard board,
            SlackPeople people,
            LevelWork work,
            CaseDesk desk,
            PublicUrl publicUrl) {
        return new SlackHook(settings, slack, board, people, work, desk, publicUrl);
    }
}
