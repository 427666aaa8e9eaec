package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.desk.OpenViews.Shown;
import io.tierline.oncall.People;
import io.tierline.polls.Polls;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What open screens cost: they are told together, and not each by questions of its own. */
class OpenViewsTest extends TierlineTest {

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseViews cases;

    @Autowired
    private Viewers viewers;

    @Autowired
    private CaseLooks looks;

    @Autowired
    private People people;

    @Autowired
    private Drafts drafts;

    @Autowired
    private ObjectMapper json;

    private OpenViews views;

    /** Of a node of its own, which asks when the test says so. */
    @BeforeEach
    void noScreenIsOpen() {
        views = new OpenViews(ledger, cases, viewers, new OpenCards(looks, people), people, json, new Polls());
    }

    @Test
    void two_hundred_open_screens_cost_one_question_and_one_reading_of_what_is_new() {
        String key = desk.receive();
        open(key, 1);
        desk.happens(key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Worse."));
        List<String> forOne = Statements.of(views::tellAll);

        for (int i = 1; i < 200; i++) {
            open(key, ledger.lastSeq(key));
        }
        desk.happens(
                key, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Much worse."));
        List<String> forAll = Statements.of(views::tellAll);

        assertThat(views.count()).isEqualTo(200);
        assertThat(ofCases(forAll)).hasSameSizeAs(ofCases(forOne)).hasSizeLessThanOrEqualTo(6);
        assertThat(ofCases(Statements.of(views::tellAll))).as("nothing is new").hasSize(1);
    }

    @Test
    void two_hundred_lists_cost_one_question_more_when_a_customer_writes_and_none_when_nothing_is_new() {
        List<String> keys = Stream.generate(desk::receive).limit(8).toList();
        for (int i = 0; i < 200; i++) {
            views.open("person-" + i, null, keys);
        }
        assertThat(ofCases(Statements.of(views::tellAll)))
                .as("which cases there are, and what is unseen on them, by whom it is asked")
                .hasSize(2);
        assertThat(ofCases(Statements.of(views::tellAll))).as("nothing is new").hasSize(1);

        desk.happens(
                keys.get(3),
                NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Worse."));
        assertThat(ofCases(Statements.of(views::tellAll))).hasSize(2);
        assertThat(ofCases(Statements.of(views::tellAll))).hasSize(1);
    }

    @Test
    void without_an_open_screen_nothing_is_asked() {
        desk.receive();
        assertThat(ofCases(Statements.of(views::tellAll))).isEmpty();
    }

    @Test
    void who_looks_and_who_writes_is_one_question_for_all_and_ends_when_they_have_gone() {
        String key = desk.receive();
        for (int i = 0; i < 50; i++) {
            open(key, 1);
        }
        viewers.here(List.of(new Viewers.Viewer(key, "mona")));
        drafts.keep("mona", key, "note", List.of(new Draft.Field("text", null, "I think")));
        assertThat(viewers.of(List.of(key)).get(key))
                .containsExactly(new Viewers.Present("mona", true), new Viewers.Present("tina", false));
        assertThat(Statements.of(views::tellOfColleagues))
                .filteredOn(sql -> sql.contains("case_viewer"))
                .hasSize(1);

        clock.set(clock.instant().plusSeconds(46));
        assertThat(viewers.of(List.of(key))).isEmpty();
    }

    private void open(String key, int seq) {
        views.open("tina", new Shown(key, seq), List.of());
    }

    /** Other work goes on beside the test. */
    private static List<String> ofCases(List<String> statements) {
        return statements.stream()
                .filter(sql -> sql.contains("case_event") || sql.contains("case_text") || sql.contains("case_file"))
                .toList();
    }
}
