package io.tierline.connectors.slack;

import io.tierline.casefile.Ledger;
import io.tierline.casefile.References;
import io.tierline.connectors.http.VendorHttpFactory;
import io.tierline.matrix.People;
import io.tierline.messaging.PublicUrl;
import io.tierline.process.CaseDesk;
import io.tierline.process.LevelWork;
import io.tierline.process.Notices;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Slack is on where {@code tierline.slack.token} is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tierline.slack.token")
@EnableConfigurationProperties(SlackSettings.class)
class SlackConfiguration {

    @Bean
    SlackApi slackApi(SlackSettings settings, VendorHttpFactory vendors) {
        return new SlackApi(settings, vendors.to(settings.vendor()));
    }

    @Bean
    Pace slackPace(Clock clock) {
        return new Pace(clock);
    }

    @Bean
    SlackPeople slackPeople(SlackApi slack, People people) {
        return new SlackPeople(slack, people);
    }

    @Bean
    SlackBoard slackBoard(
            SlackApi slack,
            Ledger ledger,
            References references,
            PublicUrl publicUrl,
            Pace pace,
            PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SlackBoard(slack, ledger, references, publicUrl, pace, own);
    }

    @Bean
    SlackChannel slackChannel(
            SlackApi slack, SlackBoard board, SlackPeople people, Ledger ledger, @Lazy Notices notices, Pace pace) {
        return new SlackChannel(slack, board, people, ledger, notices, pace);
    }

    @Bean
    SlackHook slackHook(
            SlackSettings settings,
            SlackApi slack,
            SlackBoard board,
            SlackPeople people,
            @Lazy LevelWork work,
            @Lazy CaseDesk desk,
            PublicUrl publicUrl) {
        return new SlackHook(settings, slack, board, people, work, desk, publicUrl);
    }
}
