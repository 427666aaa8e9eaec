package io.tierline.process.correlation;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseLooks.Look;
import io.tierline.cases.EscalationProgress;
import io.tierline.cases.Ledger;
import io.tierline.cases.LedgerChanged;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.casework.WordsOnCase;
import io.tierline.casework.WordsOnCase.Because;
import io.tierline.notifications.Outbox;
import io.tierline.notifications.OutgoingMessage;
import io.tierline.oncall.EscalationStep;
import io.tierline.oncall.NextContact;
import io.tierline.oncall.OnCall;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.DisplayText;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer writes, and what a colleague notes, is told to the person who has the case, or to who is on call. */
@Component
class WordsReachPeople {

    private static final String TEMPLATE = "words-on-case";

    private static final Map<Because, String> WHY = Map.of(
            Because.OWNER, "you have the case",
            Because.TOLD_THE_CUSTOMER, "you told them that it is fixed",
            Because.ON_CALL, "nobody has the case, and you are on call for it");

    private final Ledger ledger;
    private final CaseLooks looks;
    private final OnCall onCall;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    WordsReachPeople(Ledger ledger, CaseLooks looks, OnCall onCall, People people, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.looks = looks;
        this.onCall = onCall;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    @Order(150)
    public void on(LedgerChanged change) {
        for (int i = change.firstNew(); i < change.ledger().size(); i++) {
            List<CaseEvent> before = change.ledger().subList(0, i);
            WordsOnCase.of(change.ledger().subList(0, i + 1)).ifPresent(words -> tell(words, before));
        }
    }

    private void tell(WordsOnCase words, List<CaseEvent> before) {
        String key = words.said().caseKey();
        Instant now = clock.instant();
        Optional<String> person = (words.person() == null ? onCall(before, now) : Optional.of(words.person()))
                .filter(one -> !words.isOf(one));
        person.filter(one -> !WordsOnCase.toldJustNow(
                        ledger.events(key),
                        one,
                        looks.of(key, one).map(Look::at).orElse(null),
                        now))
                .ifPresent(one -> write(words, words.because() == Because.OWNER ? "owner" : "person:" + one));
    }

    /** Whom the level would alert first at this moment; empty where nobody can be asked, which the level itself reports. */
    private Optional<String> onCall(List<CaseEvent> before, Instant now) {
        return EscalationProgress.of(before)
                .map(escalation -> onCall.next(
                        escalation.team(),
                        Case.fold(before).region(),
                        EscalationStep.ofLevel(escalation.steps()),
                        Set.of(),
                        now))
                .filter(NextContact.Alert.class::isInstance)
                .map(next -> ((NextContact.Alert) next).person().id());
    }

    private void write(WordsOnCase words, String to) {
        CaseEvent said = words.said();
        Map<String, Object> model = new HashMap<>();
        model.put("what", what(words));
        model.put(
                "words",
                Objects.requireNonNullElse(ledger.textsOf(said).firstOf(EventText.TEXT, EventText.FILE_NAME), ""));
        model.put("why", WHY.get(words.because()));
        outbox.write(
                new OutgoingMessage(said.caseKey(), WordsOnCase.STEP, String.valueOf(said.seq()), TEMPLATE, to, model));
    }

    private String what(WordsOnCase words) {
        String when = DisplayText.moment(words.said().happenedAt());
        String actor = words.said().actor();
        boolean file = words.said().is(AttachmentAdded.class);
        return words.byCustomer()
                ? (file ? "the customer sent a file, " : "the customer wrote, ") + when
                : (file ? "file of " : "note by ")
                        + people.find(actor).map(Person::name).orElse(actor) + ", " + when;
    }
}
