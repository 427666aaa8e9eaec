package io.tierline.statuspage;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.ReviewEvents.SurveyAnswered;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How satisfied the customer was: one survey, and one answer, a resolution cycle. */
@Component
public class Surveys {

    private final CaseLinks links;
    private final SurveyAnswers answers;
    private final Ledger ledger;

    Surveys(CaseLinks links, SurveyAnswers answers, Ledger ledger) {
        this.links = links;
        this.answers = answers;
        this.ledger = ledger;
    }

    /**
     * Opens the survey of a resolution cycle, once.
     *
     * @param cycle from 1: how often the case has been closed by now
     * @return the path of the page that asks, such as {@code /status/Qx7...}; the same each time
     */
    @Transactional
    public String open(String caseKey, int cycle) {
        return links.survey(caseKey, cycle).path();
    }

    /**
     * Takes the answer to a survey; the same answer again changes nothing.
     *
     * @param token of the survey itself, or of the case's status page: then the latest survey is meant
     * @param score from 1 (very dissatisfied) to 5 (very satisfied)
     * @param comment may be null
     * @throws NoSuchLink when the token opens no survey
     * @throws AlreadyAnswered when the survey has another answer
     * @throws IllegalArgumentException when the score is not 1 to 5
     */
    @Transactional
    public void answer(String token, int score, String comment, Instant now) {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("A score is from 1 to 5, not " + score + ".");
        }
        CaseLink survey =
                of(links.find(token).orElseThrow(LinkNotFoundException::new)).orElseThrow(LinkNotFoundException::new);
        // Waits for an answer that comes in the same moment, so that the look below sees it.
        answers.lock(survey);
        Optional<SurveyAnswers.Answer> given = answers.find(survey.caseKey(), survey.cycle());
        if (given.isPresent()) {
            if (!same(survey, given.get(), score, comment)) {
                throw new AlreadyAnsweredException();
            }
            return;
        }
        CaseEvent event = ledger.append(
                survey.caseKey(),
                NewEvent.of(new SurveyAnswered(score, survey.cycle()), CaseEvent.CUSTOMER)
                        .at(now)
                        .withText(EventText.COMMENT, comment)
                        .once("survey-answered:" + survey.cycle()));
        answers.insert(survey, score, now, event.seq());
    }

    /** The survey that a link means: its own, or the latest of its case. */
    Optional<CaseLink> of(CaseLink link) {
        return link.kind().equals("survey") ? Optional.of(link) : links.latestSurvey(link.caseKey());
    }

    private boolean same(CaseLink survey, SurveyAnswers.Answer given, int score, String comment) {
        EventTexts texts = ledger.texts(survey.caseKey()).of(given.eventSeq());
        String before = texts.getOr(EventText.COMMENT, "");
        return given.score() == score && Objects.equals(before, comment == null || comment.isBlank() ? "" : comment);
    }
}
