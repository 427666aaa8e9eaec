package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.tierline.notifications.SentMessages;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What was sent has customers' links in it: only a trial shows it. */
class OutsideTrialTest {

    private final ApplicationContextRunner desk = new ApplicationContextRunner()
            .withBean(SentMessages.class, () -> mock(SentMessages.class))
            .withUserConfiguration(SentController.class, PageController.class);

    @Test
    void a_trial_has_the_page_of_sent_messages_and_leads_to_it() {
        desk.withPropertyValues("tierline.demo=true").run(trial -> {
            assertThat(trial).hasSingleBean(SentController.class);
            assertThat(page(trial.getBean(PageController.class))).contains("/desk/sent");
        });
    }

    @Test
    void a_desk_at_work_has_neither_page_nor_link() {
        desk.withPropertyValues("tierline.demo=false").run(atWork -> {
            assertThat(atWork).doesNotHaveBean(SentController.class);
            assertThat(page(atWork.getBean(PageController.class)))
                    .contains("/desk/cases")
                    .doesNotContain("/desk/sent");
        });
    }

    private static String page(PageController pages) {
        return pages.page().getBody();
    }
}
