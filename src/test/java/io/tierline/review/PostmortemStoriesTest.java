package io.tierline.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTypes;
import io.tierline.cases.events.MessageEvents.MessageFailed;
import io.tierline.cases.events.MessageEvents.MessageQueued;
import io.tierline.cases.events.MessageEvents.MessageSent;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.ReviewEvents.ActionItemAgreed;
import io.tierline.cases.events.ReviewEvents.ActionItemDone;
import io.tierline.cases.events.ReviewEvents.ActionItemVerified;
import io.tierline.cases.events.ReviewEvents.ActionItemWaived;
import io.tierline.cases.events.ReviewEvents.PostmortemApproved;
import io.tierline.cases.events.ReviewEvents.PostmortemClosed;
import io.tierline.cases.events.ReviewEvents.PostmortemDrafted;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.cases.events.WorkEvents.Acknowledged;
import io.tierline.cases.events.WorkEvents.WorkDone;
import io.tierline.learning.LedgerStories;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Behaviour 31: a postmortem holds what happened, and closes when every action item is verified or waived. */
class PostmortemStoriesTest extends LedgerStories {

    private static final NewActionItem ALERTS =
            new NewActionItem("Alert on schema changes", "erin", LocalDate.parse("2026-03-20"));
    private static final NewActionItem RULES =
            new NewActionItem("Monitoring rules for the sync", "theo", LocalDate.parse("2026-03-10"));

    @Autowired
    private Postmortems postmortems;

    @Autowired
    private ActionItems items;

    @Autowired
    private PostmortemTable table;

    @Test
    void aDraftHoldsTheTimelineTheClocksAndWhoWasToldWhatAndWhen() {
        String key = solvedCase();

        long id = postmortems.draft(key);

        Draft draft = postmortems.read(key);
        assertThat(draft.id()).isEqualTo(id);
        assertThat(draft.state()).isEqualTo("drafted");
        assertThat(draft.rootCause()).isEqualTo("An API schema change broke the sync logic");
        assertThat(draft.text())
                .isEqualTo(
                        """
                %s: Our data stopped syncing yesterday
                P1, integration, impact critical; customer acme, plan enterprise; all times in UTC.

                TIMELINE
                - 2026-03-02 09:00  The complaint came in through test.
                - 2026-03-02 09:00  Tier 1 took it over: Critical impact; High-value client.
                - 2026-03-02 09:05  Tier 1 acknowledged it.
                - 2026-03-02 09:30  Tier 1 finished its work: escalate.
                - 2026-03-02 09:30  Engineering took it over: Critical impact; High-value client.
                - 2026-03-02 13:00  Deadline passed: resolution.
                - 2026-03-02 14:30  The fix was recorded by Engineering.
                - 2026-03-02 14:30  Engineering finished its work: resolved.
                - 2026-03-02 14:40  The customer was told the resolution.
                - 2026-03-02 14:40  The case was closed.

                WHO HAD IT, AND HOW LONG
                - Tier 1: 30 min from 2026-03-02 09:00, acknowledged after 5 min; outcome: escalate.
                - Engineering: 5 h from 2026-03-02 09:30, never acknowledged; outcome: resolved.

                CLOCKS
                - first response: met, due 2026-03-02 09:15, kept at 2026-03-02 09:05.
                - resolution: breached, due 2026-03-02 13:00, passed 2026-03-02 13:00 (noticed 2026-03-02 14:30).

                WHO WAS TOLD WHAT, AND WHEN
                - 2026-03-02 09:30  Message "who works on it" to customer: sent 2026-03-02 09:30.
                - 2026-03-02 09:30  Message "alert" to team: not sent, there is nobody to send it to.
                - 2026-03-02 14:30  Update to the customer: "We have found the cause."
                - 2026-03-02 14:40  Resolution to the customer: "The sync runs again."

                FINDINGS SO FAR
                - Root cause: An API schema change broke the sync logic
                - Mitigation: Hotfix 4.2.1
                - Prevention: Schema-change alerts

                SUGGESTED ACTION ITEMS
                - Put in place: Schema-change alerts
                - Find out why a message could not be delivered.
                - Find out why the deadline "resolution" was missed.
                """
                                .formatted(key));
        assertThat(types(key)).endsWith(EventTypes.name(PostmortemDrafted.class));
    }

    @Test
    void draftingAgainChangesNothingAndASecondClosingHasItsOwn() {
        String key = solvedCase();
        long first = postmortems.draft(key);

        assertThat(postmortems.draft(key)).isEqualTo(first);
        assertThat(types(key)).containsOnlyOnce(EventTypes.name(PostmortemDrafted.class));

        append(
                key,
                NewEvent.of(new Reopened(), "customer"),
                NewEvent.of(new Closed(null, null, null, 0, 0, 0), "tierline"));
        long second = postmortems.draft(key);

        assertThat(second).isNotEqualTo(first);
        assertThat(postmortems.read(key).cycle()).isEqualTo(2);
        assertThat(postmortems.read(key).suggestions()).contains("Find out why the fix did not hold.");
    }

    @Test
    void itClosesWhenEveryActionItemIsVerifiedOrWaivedWithAReason() {
        String key = solvedCase();
        postmortems.draft(key);
        List<Long> ids = approve(key, ALERTS, RULES);
        assertThat(items.open(key)).isEqualTo(ids);

        assertThatThrownBy(() -> postmortems.close(key))
                .isInstanceOf(ReviewRefusedException.class)
                .hasMessageContaining("Alert on schema changes, open")
                .hasMessageContaining("Monitoring rules for the sync, open");

        items.done(ids.get(0), "Rolled out", "erin");
        items.verify(ids.get(0), false, "No alert came in the drill", "mona");
        assertThat(items.get(ids.get(0)).state()).isEqualTo("open");
        items.done(ids.get(0), "Threshold fixed", "erin");
        assertThatThrownBy(() -> postmortems.close(key)).hasMessageContaining("Alert on schema changes, done");
        items.verify(ids.get(0), true, "Drill passed", "mona");

        assertThatThrownBy(() -> items.waive(ids.get(1), " ", "mona")).hasMessageContaining("only with a reason");
        items.waive(ids.get(1), "The sync is being replaced", "mona");
        assertThat(items.open(key)).isEmpty();

        postmortems.close(key);
        postmortems.close(key);

        assertThat(postmortems.read(key).state()).isEqualTo("closed");
        assertThat(types(key))
                .endsWith(
                        EventTypes.name(PostmortemApproved.class),
                        EventTypes.name(ActionItemAgreed.class),
                        EventTypes.name(ActionItemAgreed.class),
                        EventTypes.name(ActionItemDone.class),
                        EventTypes.name(ActionItemVerified.class),
                        EventTypes.name(ActionItemDone.class),
                        EventTypes.name(ActionItemVerified.class),
                        EventTypes.name(ActionItemWaived.class),
                        EventTypes.name(PostmortemClosed.class));
    }

    @Test
    void theDatabaseItselfRefusesToCloseOverUnfinishedItemsAndToReviveFinishedOnes() {
        String key = solvedCase();
        long id = postmortems.draft(key);
        long item = approve(key, ALERTS).get(0);

        assertThatThrownBy(() -> table.close(id, clock.instant())).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql("update action_item set state = 'waived' where id = " + item))
                .hasMessageContaining("waived_with_a_reason");
        items.waive(item, "Not worth it", "mona");
        assertThatThrownBy(() -> sql("update action_item set state = 'open' where id = " + item))
                .hasMessageContaining("for good");
        postmortems.close(key);
        assertThatThrownBy(() -> sql("insert into action_item (postmortem_id, case_key, what, owner, due) values (" + id
                        + ", '" + key + "', 'Late', 'erin', '2026-04-01')"))
                .hasMessageContaining("is closed");
    }

    @Test
    void moreWorkKeepsWhatWasWrittenAndApprovingNeedsTheFindings() {
        String key = solvedCase();
        postmortems.draft(key);

        postmortems.sendBack(key, "The sync stood still", null, null, "Test the schema", "mona");
        assertThat(postmortems.read(key))
                .extracting(Draft::state, Draft::summary, Draft::lessons)
                .containsExactly("in-review", "The sync stood still", "Test the schema");

        assertThatThrownBy(() -> postmortems.approve(key, "s", "r", " ", null, List.of(), "mona"))
                .hasMessageContaining("customerImpact");
        approve(key, ALERTS);
        assertThatThrownBy(() -> approve(key, ALERTS)).hasMessageContaining("approved already");
        assertThatThrownBy(() -> postmortems.sendBack(key, "s", "r", "i", null, "mona"))
                .isInstanceOf(ReviewRefusedException.class);
    }

    @Test
    void overdueItemsAreFoundByTheirOwner() throws Exception {
        String key = solvedCase();
        postmortems.draft(key);
        approve(key, ALERTS, new NewActionItem("Tidy up", "otto", LocalDate.parse("2026-03-10")));

        clock.set("2026-03-10T23:59:59Z");
        http.perform(get("/api/v1/action-items?owner=otto&overdue=true"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(0));

        clock.set("2026-03-11T00:00:00Z");
        http.perform(get("/api/v1/action-items?owner=otto&overdue=true"))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].what").value("Tidy up"))
                .andExpect(jsonPath("$[0].due").value("2026-03-10"))
                .andExpect(jsonPath("$[0].state").value("open"));
        http.perform(get("/api/v1/postmortems?state=approved&case=" + key))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].caseKey").value(key));
    }

    @Test
    void aBadFilterIsNamed() throws Exception {
        http.perform(get("/api/v1/action-items?state=late"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].field").value("state"))
                .andExpect(
                        jsonPath("$.detail").value("Parameter \"state\" must be one of open, done, verified, waived."));
    }

    private List<Long> approve(String key, NewActionItem... agreed) {
        return postmortems.approve(
                key,
                "The sync stood still for a day",
                "A schema change",
                "No data for the board meeting",
                null,
                List.of(agreed),
                "mona");
    }

    private String solvedCase() {
        clock.set("2026-03-02T09:00:00Z");
        String key = open("acme");
        enter(key, "tier1", null);
        clock.pass("PT5M");
        append(
                key,
                NewEvent.of(new Acknowledged(0, "tier1", null), "tina"),
                verdict(
                        EventTypes.name(Met.class),
                        "first-response",
                        1,
                        "2026-03-02T09:15:00Z",
                        "2026-03-02T09:05:00Z"));
        clock.pass("PT25M");
        append(key, NewEvent.of(new WorkDone(0, "tier1", "escalate", null, null), "tina"));
        enter(key, "engineering", "tier1");
        append(
                key,
                NewEvent.of(new MessageQueued("who-works-on-it", "customer", null, null, 7L, null, false), "tierline"),
                NewEvent.of(new MessageSent(7L, null, null, null, false, null, null), "tierline"),
                NewEvent.of(
                        new MessageFailed("alert", "team", null, null, null, null, null, "no-recipient", null),
                        "tierline"));
        clock.pass("PT5H");
        append(
                key,
                verdict(
                                EventTypes.name(Breached.class),
                                "resolution",
                                1,
                                "2026-03-02T13:00:00Z",
                                "2026-03-02T13:00:00Z")
                        .at(clock.instant().minusSeconds(90 * 60)),
                NewEvent.of(new PublicUpdate(), "cleo").withText(EventText.TEXT, "We have found the cause."),
                NewEvent.of(new FixRecorded("engineering"), "erin")
                        .withText(EventText.ROOT_CAUSE, "An API schema change broke the sync logic")
                        .withText(EventText.MITIGATION, "Hotfix 4.2.1"),
                NewEvent.of(new WorkDone(0, "engineering", "resolved", null, null), "erin"));
        clock.pass("PT10M");
        append(
                key,
                NewEvent.of(new ResolutionTold(null), "cleo")
                        .withText(EventText.TEXT, "The sync runs again.")
                        .withText(EventText.PREVENTION, "Schema-change alerts"),
                NewEvent.of(new Closed("resolved", null, null, 0, 0, 0), "tierline"));
        return key;
    }

    private List<String> types(String key) {
        return ledger.events(key).stream().map(CaseEvent::type).toList();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
