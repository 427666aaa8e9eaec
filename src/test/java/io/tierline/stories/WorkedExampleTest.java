package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.Case.State;
import io.tierline.cases.Fact;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Met;
import io.tierline.cases.events.WorkEvents.IssueOpened;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.review.Articles;
import io.tierline.review.Draft;
import io.tierline.review.Postmortems;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The seven steps of the worked example, from the complaint to the post-escalation review. */
class WorkedExampleTest extends TierlineTest {

    @Autowired
    private Postmortems postmortems;

    @Autowired
    private Articles articles;

    @Test
    void from_complaint_to_review() {
        // 1. The complaint comes in.
        String key = desk.receive();
        assertThat(key).isEqualTo("ESC-2026-000001");
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier1");
        assertThat(subjects()).containsExactly("[ESC-2026-000001] We have your request");

        // 2. Tier 1 takes it and confirms it; the criteria say why it must go up.
        desk.claims("tina", key, "work-on-case");
        assertThat(desk.caseFile(key).owner()).isEqualTo("tina");
        desk.pass(Duration.ofMinutes(20));
        desk.happens(
                key,
                NewEvent.of(new PublicUpdate(), "tina")
                        .withText(EventText.TEXT, "I see the failed runs and look into it."));

        // 3. Hand-off to Tier 2 and from there to Engineering, with everything the next level needs.
        desk.completes("tina", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("tier2");
        assertThat(desk.caseFile(key).assignment().reasons())
                .contains("Critical impact", "High-value client", "Complex integration");
        desk.claims("theo", key, "work-on-case");
        desk.completes("theo", key, "work-on-case", Work.escalate());
        assertThat(desk.caseFile(key).tier()).isEqualTo("engineering");
        assertThat(desk.caseFile(key).issue()).isEqualTo("LOG-ESC-2026-000001");
        assertThat(Fact.text(desk.ledger(key, IssueOpened.class).get(0), "label"))
                .isEqualTo("P1");

        // 4. The customer is told who works on it and when the next update comes, and gets it.
        assertThat(bodies()).anySatisfy(text -> assertThat(text)
                .contains("Our Engineering team is investigating the issue. We'll update you every 2 hours until"
                        + " resolved."));
        desk.claims("erin", key, "work-on-case");
        desk.pass(Duration.ofMinutes(110));
        desk.completes(
                "cleo", key, "write-update", Map.of("updateText", "We found the field that Salesforce changed."));
        assertThat(bodies()).last().asString().contains("We found the field that Salesforce changed.");
        assertThat(desk.ledger(key, Met.class))
                .extracting(event -> Fact.text(event, "clock"))
                .contains("next-update", "first-response");

        // 5. Engineering records the root cause and the hotfix.
        desk.completes("erin", key, "work-on-case", Work.resolved());
        assertThat(desk.caseFile(key).state()).isEqualTo(State.RESOLVED);

        // 6. The customer is told root cause, mitigation and prevention, and confirms.
        desk.completes("cleo", key, "explain-resolution", Work.resolution());
        assertThat(bodies())
                .last()
                .asString()
                .contains("The schema of the CRM changed", "A hotfix", "Schema-change alerts");
        desk.completes("cleo", key, "wait-for-confirmation", Map.of("confirmed", "yes", "said", "All good, thanks!"));
        assertThat(desk.caseFile(key).state()).isEqualTo(State.CLOSED);
        assertThat(desk.runs(key, EscalationProcess.KEY)).isFalse();

        // 7. The review: drafted from the ledger, approved, its action items owned; the knowledge base has it.
        Draft draft = postmortems.read(key);
        assertThat(draft.state()).isEqualTo("drafted");
        desk.completes("mona", key, "review-postmortem", Work.postmortem());
        assertThat(articles.search("salesforce sync", 5)).hasSize(1);
        assertThat(desk.openTasks(key)).containsExactly("do-action-item", "do-action-item");
        for (String item : List.of("1", "2")) {
            desk.completesFirst(
                    "erin",
                    key,
                    "do-action-item",
                    Map.of("actionItemOutcome", "done", "actionItemNote", "Alert " + item + " is live."));
            desk.completesFirst("mona", key, "verify-action-item", Map.of("verified", "yes"));
        }
        assertThat(postmortems.read(key).state()).isEqualTo("closed");
        assertThat(desk.runs(key, ReviewProcesses.REVIEW)).isFalse();
        assertThat(desk.ledger(key, Breached.class)).isEmpty();
    }

    /** What the customer got, oldest first. */
    private static List<MimeMessage> mails() {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(message -> Mails.isTo(message, "hanna@acme.example"))
                .toList();
    }

    private static List<String> subjects() {
        return mails().stream().map(Mails::subject).toList();
    }

    private static List<String> bodies() {
        return mails().stream().map(Mails::text).toList();
    }
}
