package io.tierline.statuspage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of surveys' answers. */
@Repository
class SurveyAnswers {

    private final JdbcClient jdbc;

    SurveyAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param eventSeq the ledger's event that tells of it, and holds the comment */
    record Answer(int score, int eventSeq) {}

    Optional<Answer> find(String caseKey, int cycle) {
        return jdbc.sql("select score, event_seq from survey_answer where case_key = ? and cycle = ?")
                .params(caseKey, cycle)
                .query(Answer.class)
                .optional();
    }

    void lock(CaseLink survey) {
        jdbc.sql("select 1 from case_link where token = ? for no key update")
                .param(survey.token())
                .query(Integer.class)
                .single();
    }

    void insert(CaseLink survey, int score, Instant now, int eventSeq) {
        jdbc.sql("insert into survey_answer values (?, ?, ?, ?, ?)")
                .params(survey.caseKey(), survey.cycle(), score, now.atOffset(ZoneOffset.UTC), eventSeq)
                .update();
    }
}
