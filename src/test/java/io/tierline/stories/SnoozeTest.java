package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Mail;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.AtRisk;
import io.tierline.cases.events.WorkEvents.SnoozeEnded;
import io.tierline.cases.events.WorkEvents.Snoozed;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.CaseDesk;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has a case sets it aside: it leaves their list until then, or until something happens. */
class SnoozeTest extends TierlineTest {

    @Autowired
    private FilterService filters;

    @Autowired
    private CaseDesk cases;

    @Test
    void it_leaves_my_list_and_comes_back_when_its_time_has_come() {
        String key = snoozed(Duration.ofMinutes(30));
        assertThat(shown("Mine", key)).isFalse();
        assertThat(shown("Snoozed", key)).isTrue();
        assertThat(shown("My team", key)).as("the team sees it as before").isTrue();
        Date due = desk.task(key, "work-on-case").getDueDate();

        desk.pass(Duration.ofMinutes(31));
        assertThat(shown("Mine", key)).isTrue();
        assertThat(shown("Snoozed", key)).isFalse();
        assertThat(desk.task(key, "work-on-case").getDueDate())
                .as("the clocks went on")
                .isEqualTo(due);
        assertThat(desk.task(key, "work-on-case").getFollowUpDate())
                .as("the entry says that it is back")
                .isNotNull();
        desk.happens(key, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "It has run."));
        assertThat(desk.task(key, "work-on-case").getFollowUpDate())
                .as("taken up again")
                .isNull();
    }

    @Test
    void the_customer_or_a_colleague_brings_it_back_and_what_i_write_myself_does_not() {
        String replied = snoozed(Duration.ofDays(1));
        desk.happens(replied, NewEvent.of(new InternalNote(), "tina").withText(EventText.TEXT, "For me."));
        desk.happens(replied, NewEvent.of(new PublicUpdate(), "tina").withText(EventText.TEXT, "Tomorrow."));
        assertThat(shown("Mine", replied)).isFalse();
        desk.happens(
                replied, NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Now."));
        assertThat(shown("Mine", replied)).isTrue();
        assertThat(desk.caseFile(replied).snooze()).isNull();

        String noted = snoozed(Duration.ofDays(1));
        desk.happens(noted, NewEvent.of(new InternalNote(), "theo").withText(EventText.TEXT, "Seen before."));
        assertThat(shown("Mine", noted)).isTrue();
    }

    @Test
    void an_out_of_office_reply_leaves_it_where_it_is() {
        String key = snoozed(Duration.ofDays(1));
        desk.happens(
                key,
                NewEvent.of(new InternalNote(), CaseEvent.TIERLINE)
                        .from(origin -> origin.withMail(Mail.NONE.automatic("Auto-Submitted")))
                        .withText(EventText.TEXT, "I am back on Monday."));
        assertThat(shown("Mine", key)).isFalse();
        assertThat(desk.caseFile(key).snooze()).isNotNull();
    }

    @Test
    void a_deadline_at_risk_brings_it_back_in_time() {
        String key = snoozed(Duration.ofDays(10));
        desk.pass(Duration.ofDays(2));
        assertThat(desk.ledger(key, AtRisk.class)).isNotEmpty();
        assertThat(desk.caseFile(key).snooze()).isNull();
    }

    @Test
    void another_owner_has_it_on_the_list_at_once() {
        String key = snoozed(Duration.ofDays(1));
        desk.unclaims("tina", key, "work-on-case");
        assertThat(desk.task(key, "work-on-case").getFollowUpDate()).isNull();
        assertThat(shown("My queue", key)).isTrue();
    }

    @Test
    void it_is_ended_at_once_and_only_who_has_a_case_snoozes_it() {
        String key = snoozed(Duration.ofDays(1));
        desk.happens(key, NewEvent.of(new SnoozeEnded(), "tina"));
        assertThat(shown("Mine", key)).isTrue();
        assertThatThrownBy(() -> cases.act(key, NewEvent.of(new SnoozeEnded(), "tina")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("It is not snoozed");
        assertThatThrownBy(() -> snooze("theo", key, Duration.ofHours(1)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("Claim it first");
        String waiting = Journeys.waiting(desk);
        assertThatThrownBy(() -> snooze("tina", waiting, Duration.ofHours(1)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("No level has it at this moment");
    }

    private String snoozed(Duration span) {
        String key = desk.receive(Journeys.harmless());
        desk.claims("tina", key, "work-on-case");
        assertThat(shown("Mine", key)).isTrue();
        snooze("tina", key, span);
        return key;
    }

    private void snooze(String person, String key, Duration span) {
        desk.happens(
                key,
                NewEvent.of(new Snoozed(clock.instant().plus(span)), person)
                        .withText(EventText.REASON, "Waits for the nightly run."));
    }

    /** Whether the list shows tina the case. */
    private boolean shown(String list, String key) {
        boolean[] found = new boolean[1];
        String filter =
                filters.createTaskFilterQuery().filterName(list).singleResult().getId();
        desk.as(
                "tina",
                () -> found[0] = filters.<org.camunda.bpm.engine.task.Task>list(filter).stream()
                        .anyMatch(task -> task.getName().startsWith(key)));
        return found[0];
    }
}
