package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.statuspage.AlreadyAnsweredException;
import io.tierline.statuspage.Surveys;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurveyTest extends TierlineTest {

    @Autowired
    private Surveys surveys;

    private String key;

    @BeforeEach
    void a_customer_who_is_asked() {
        key = Journeys.closed(desk);
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isTrue();
    }

    @Test
    void a_happy_customer_is_left_in_peace() {
        answers(5);
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isFalse();
        assertThat(desk.openTasks(key)).isEmpty();
    }

    @Test
    void an_unhappy_customer_is_called() {
        answers(1);
        desk.completes(
                "cleo", key, "call-unhappy-customer", Map.of("followUpNote", "Wants to hear of changes beforehand."));
        assertThat(desk.ledger(key, InternalNote.class)).hasSize(1);
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isFalse();
    }

    @Test
    void the_same_survey_takes_no_second_answer() {
        answers(5);
        assertThatThrownBy(() -> answers(1)).isInstanceOf(AlreadyAnsweredException.class);
    }

    @Test
    void a_silent_customer_is_reminded_once_and_then_no_more_asked() {
        String address = link();
        assertThat(mails(address)).isEqualTo(1);
        desk.pass(Duration.ofDays(4));
        assertThat(mails(address)).isEqualTo(2);
        desk.pass(Duration.ofDays(11));
        assertThat(mails(address)).isEqualTo(2);
        assertThat(desk.runs(key, ReviewProcesses.SURVEY)).isFalse();
    }

    private String link() {
        return surveys.open(key, 1);
    }

    private void answers(int score) {
        surveys.answer(link().substring(link().lastIndexOf('/') + 1), score, "", clock.instant());
        desk.settle();
    }

    private static long mails(String link) {
        return Arrays.stream(mail().getReceivedMessages())
                .map(Mails::text)
                .filter(text -> text.contains(link))
                .count();
    }
}
