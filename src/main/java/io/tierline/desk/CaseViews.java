package io.tierline.desk;

import io.tierline.attachments.Attachments;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.CaseLooks.Look;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.desk.CaseView.SnoozeView;
import io.tierline.oncall.People;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells cases from their ledgers, for the screens. */
@Component
class CaseViews {

    private final Ledger ledger;
    private final Levels levels;
    private final People people;
    private final CaseLooks looks;
    private final Attachments attachments;

    CaseViews(Ledger ledger, Levels levels, People people, CaseLooks looks, Attachments attachments) {
        this.ledger = ledger;
        this.levels = levels;
        this.people = people;
        this.looks = looks;
        this.attachments = attachments;
    }

    /**
     * @param person who asks; null for what is the same for all
     * @param since leaves out what was said up to there in the ledger; 0 for all
     */
    CaseView of(String caseKey, String person, int since) {
        List<CaseEvent> events = ledger.events(caseKey);
        CaseTexts texts = ledger.texts(caseKey);
        Case file = Case.fold(events);
        EventTexts ticket = texts.ticket();
        LevelTable table = levels.of(file);
        Names names = names(ticket);
        return new CaseView(
                caseKey,
                ticket.getOr(EventText.TITLE, caseKey),
                events.size(),
                file.state().code(),
                table.name(file.tier()),
                file.owner(),
                names.of(file.owner()),
                names.of(CaseEvent.CUSTOMER),
                ticket.get(EventText.REPORTER_EMAIL),
                person == null ? null : file.oversight().watchers().contains(person),
                snoozed(file, events, texts),
                person == null ? 0 : looks.of(caseKey, person).map(Look::seq).orElse(0),
                FactView.of(file, events, names),
                new Conversation(texts, table, names, attachments.heldBack(caseKey, events)).of(events, since));
    }

    private static SnoozeView snoozed(Case file, List<CaseEvent> events, CaseTexts texts) {
        return file.snooze() == null
                ? null
                : new SnoozeView(
                        file.snooze().until(),
                        texts.of(events.get(file.snooze().at() - 1)).get(EventText.REASON));
    }

    Whereabouts whereabouts(String caseKey) {
        List<CaseEvent> events = ledger.events(caseKey);
        CaseTexts texts = ledger.texts(caseKey);
        return Whereabouts.of(events, texts, levels.of(Case.fold(events)), names(texts.ticket()));
    }

    private Names names(EventTexts ticket) {
        String reporter = ticket.firstOf(EventText.REPORTER_NAME, EventText.CUSTOMER_NAME);
        return Names.of(people, Objects.requireNonNullElse(reporter, "the customer"));
    }
}
