package io.tierline.statuspage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Fact;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import io.tierline.learning.LedgerStories;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviour 32: one survey a resolution cycle; its link cannot be guessed and cannot store two different answers. */
class SurveyStoriesTest extends LedgerStories {

    @Autowired
    private Surveys surveys;

    @Autowired
    private StatusPages pages;

    @Test
    void oneSurveyAResolutionCycle() {
        String key = open("acme");
        String first = surveys.open(key, 1);

        assertThat(surveys.open(key, 1)).isEqualTo(first);
        assertThat(surveys.open(key, 2)).isNotEqualTo(first);
        assertThat(pages.link(key)).isNotEqualTo(first).isEqualTo(pages.link(key));
        assertThat(token(first)).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void theSameAnswerAgainIsFineAnotherIsRefused() {
        String key = open("acme");
        String token = token(surveys.open(key, 1));

        surveys.answer(token, 4, "Quick, thank you", clock.instant());
        surveys.answer(token, 4, "Quick, thank you", clock.instant());
        assertThatThrownBy(() -> surveys.answer(token, 1, "Quick, thank you", clock.instant()))
                .isInstanceOf(AlreadyAnsweredException.class);
        assertThatThrownBy(() -> surveys.answer(token, 4, "On second thoughts", clock.instant()))
                .isInstanceOf(AlreadyAnsweredException.class);
        assertThatThrownBy(() -> surveys.answer(token(pages.link(key)), 5, null, clock.instant()))
                .isInstanceOf(AlreadyAnsweredException.class);

        List<CaseEvent> answered = answers(key);
        assertThat(answered).hasSize(1);
        assertThat(Fact.all(answered.get(0))).containsOnlyKeys("score", "cycle").containsEntry("score", 4);
        assertThat(ledger.texts(key).of(answered.get(0)).get(EventText.COMMENT)).isEqualTo("Quick, thank you");
    }

    @Test
    void aSecondCycleAsksAgain() {
        String key = open("acme");
        surveys.answer(token(surveys.open(key, 1)), 2, null, clock.instant());
        surveys.open(key, 2);

        surveys.answer(token(pages.link(key)), 5, null, clock.instant());

        assertThat(answers(key))
                .extracting(event -> Fact.number(event, "cycle"))
                .containsExactly(1, 2);
    }

    @Test
    void twoDifferentAnswersInTheSameMomentLeaveOne() throws Exception {
        String key = open("acme");
        String token = token(surveys.open(key, 1));
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> answers = List.of(
                    () -> answer(token, 1), () -> answer(token, 2), () -> answer(token, 3), () -> answer(token, 4));
            long taken = 0;
            for (Future<Boolean> answer : people.invokeAll(answers)) {
                taken += answer.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
        assertThat(answers(key)).hasSize(1);
    }

    @Test
    void theDatabaseItselfKeepsTheAnswer() {
        String key = open("acme");
        surveys.answer(token(surveys.open(key, 1)), 2, null, clock.instant());

        assertThatThrownBy(() -> jdbc.sql("update survey_answer set score = 5").update())
                .hasMessageContaining("given once");
        assertThatThrownBy(() -> jdbc.sql("insert into survey_answer values (?, 1, 5, now(), 1)")
                        .param(key)
                        .update())
                .hasMessageContaining("survey_answer_pkey");
    }

    @Test
    void nobodyAnswersWhatWasNotAsked() {
        String key = open("acme");
        String status = token(pages.link(key));
        assertThatThrownBy(() -> surveys.answer(status, 3, null, clock.instant()))
                .isInstanceOf(LinkNotFoundException.class);
        assertThatThrownBy(() -> surveys.answer("guessed-guessed-guessed-guessed", 3, null, clock.instant()))
                .isInstanceOf(LinkNotFoundException.class);
        String asked = token(surveys.open(key, 1));
        assertThatThrownBy(() -> surveys.answer(asked, 6, null, clock.instant()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean answer(String token, int score) {
        try {
            surveys.answer(token, score, null, clock.instant());
            return true;
        } catch (AlreadyAnsweredException e) {
            return false;
        }
    }

    private List<CaseEvent> answers(String key) {
        return ledger.events(key).stream()
                .filter(event -> event.is(SurveyAnswered.class))
                .toList();
    }

    private static String token(String path) {
        return path.substring("/status/".length());
    }
}
