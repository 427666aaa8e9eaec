package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.EventType;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.notifications.PublicUrl;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.DisplayText;
import io.tierline.process.model.ReviewProcesses;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.review.ActionItem;
import io.tierline.review.ActionItems;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.Clock;
import io.tierline.statuspage.StatusPages;
import io.tierline.statuspage.Surveys;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The variables of message templates, taken from the case. Where a case has none of a name, the name is left out. */
@Component
class MessageModel {

    private final Ledger ledger;
    private final Levels levels;
    private final CaseClockReader clocks;
    private final StatusPages statusPages;
    private final Surveys surveys;
    private final ActionItems actionItems;
    private final PublicUrl publicUrl;
    private final People people;

    MessageModel(
            Ledger ledger,
            Levels levels,
            CaseClockReader clocks,
            StatusPages statusPages,
            Surveys surveys,
            ActionItems actionItems,
            PublicUrl publicUrl,
            People people) {
        this.ledger = ledger;
        this.levels = levels;
        this.clocks = clocks;
        this.statusPages = statusPages;
        this.surveys = surveys;
        this.actionItems = actionItems;
        this.publicUrl = publicUrl;
        this.people = people;
    }

    Map<String, Object> of(DelegateExecution execution, String template) {
        String key = caseKey(execution);
        List<CaseEvent> events = ledger.events(key);
        Case file = Case.fold(events);
        Map<String, Object> model = new HashMap<>();
        model.put("statusUrl", publicUrl.of(statusPages.link(key)));
        model.put("team", levels.of(file).name(file.tier()));
        model.put("priority", file.priority());
        model.put("customer", ledger.ticketTexts(key).getOrDefault("customerName", file.customer()));
        switch (template) {
            case "survey", "survey-reminder" ->
                model.put("surveyUrl", publicUrl.of(surveys.open(key, closings(events))));
            case "merged" -> {
                model.put("goesOnIn", file.goesOnIn());
                statusPages.next(key).ifPresent(path -> model.put("statusUrl", publicUrl.of(path)));
            }
            case "action-item-reminder", "action-item-overdue" -> actionItem(execution, model);
            case "work-given" -> workGiven(file, events, model);
            case "manager-called-in" ->
                last(events, EventType.MANAGER_NEEDED)
                        .ifPresent(event ->
                                model.put("whyManager", event.text("reason").replace('-', ' ')));
            default -> {
                texts(events, ledger.texts(key), model);
                times(clocks.of(events), file, model);
            }
        }
        model.values().removeIf(java.util.Objects::isNull);
        return model;
    }

    private void workGiven(Case file, List<CaseEvent> events, Map<String, Object> model) {
        CaseEvent change = last(events, EventType.REASSIGNED, EventType.TAKEN_OVER, EventType.GIVEN_BACK)
                .orElseThrow();
        model.put("owner", file.owner() == null ? levels.of(file).name(file.tier()) : name(file.owner()));
        model.put("manager", name(change.actor()));
        model.put(
                "why",
                ledger.texts(file.caseKey())
                        .getOrDefault(change.seq(), Map.of())
                        .getOrDefault("reason", "-"));
    }

    private String name(String person) {
        return people.find(person).map(Person::name).orElse(person);
    }

    private static Optional<CaseEvent> last(List<CaseEvent> events, String... types) {
        return events.stream()
                .filter(event -> List.of(types).contains(event.type()))
                .reduce((first, last) -> last);
    }

    private static int closings(List<CaseEvent> events) {
        return (int) events.stream().filter(event -> event.is(EventType.CLOSED)).count();
    }

    private void actionItem(DelegateExecution execution, Map<String, Object> model) {
        ActionItem item = actionItems.get(ReviewProcesses.ACTION_ITEM_ID.get(execution));
        model.put("item", item.what());
        model.put("owner", item.owner());
        model.put("due", item.due().toString());
    }

    /** What people last wrote on the case, under the names that templates know. */
    private static void texts(
            List<CaseEvent> events, Map<Integer, Map<String, String>> texts, Map<String, Object> model) {
        for (CaseEvent event : events) {
            Map<String, String> said = texts.getOrDefault(event.seq(), Map.of());
            switch (event.type()) {
                case EventType.NOBODY_REACHABLE -> model.put("why", DisplayText.reason(event.text("reason")));
                case EventType.CUSTOMER_ASKED -> model.put("question", said.get("text"));
                case EventType.PUBLIC_UPDATE -> model.put("updateText", said.get("text"));
                case EventType.RESOLUTION_TOLD, EventType.HANDED_OFF -> model.putAll(said);
                default -> {
                    // No text that a message repeats.
                }
            }
        }
    }

    private static void times(CaseClocks clocks, Case file, Map<String, Object> model) {
        if (file.assignment() != null) {
            model.put("reasons", String.join(", ", file.assignment().reasons()));
        }
        model.put(
                "acknowledgeBy",
                DisplayText.moment(clocks.due("acknowledge-step").orElse(null)));
        model.put("nextUpdate", DisplayText.moment(file.promise()));
        clocks.policy().ifPresent(policy -> policy.target("updateEvery")
                .ifPresent(every -> model.put("interval", DisplayText.target(every.toString()))));
        clocks.clocks().stream()
                .filter(clock -> clock.isOpen() && clock.due() != null)
                .min(Comparator.comparing(Clock::due))
                .ifPresent(clock -> {
                    model.put("target", DisplayText.clock(clock.name()));
                    model.put("due", DisplayText.moment(clock.due()));
                });
        clocks.due("review").ifPresent(due -> model.putIfAbsent("due", DisplayText.moment(due)));
    }
}
