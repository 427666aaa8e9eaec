package io.tierline.process.steps;

import static io.tierline.process.steps.Step.caseKey;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.events.ClosureEvents.Closed;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.MessageEvents.CustomerAsked;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.OversightEvents.GivenBack;
import io.tierline.cases.events.OversightEvents.ManagerNeeded;
import io.tierline.cases.events.OversightEvents.Reassigned;
import io.tierline.cases.events.OversightEvents.TakenOver;
import io.tierline.cases.events.WorkEvents.HandedOff;
import io.tierline.cases.events.WorkEvents.NobodyReachable;
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
        model.put("customer", ledger.ticketTexts(key).getOr(EventText.CUSTOMER_NAME, file.customer()));
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
                last(events, ManagerNeeded.class)
                        .flatMap(event -> event.as(ManagerNeeded.class))
                        .ifPresent(needed -> model.put("whyManager", needed.inWords()));
            default -> {
                texts(events, ledger.texts(key), model);
                times(clocks.of(events), file, model);
            }
        }
        model.values().removeIf(java.util.Objects::isNull);
        return model;
    }

    private void workGiven(Case file, List<CaseEvent> events, Map<String, Object> model) {
        CaseEvent change =
                last(events, Reassigned.class, TakenOver.class, GivenBack.class).orElseThrow();
        model.put("owner", file.owner() == null ? levels.of(file).name(file.tier()) : name(file.owner()));
        model.put("manager", name(change.actor()));
        model.put("why", ledger.textsOf(change).getOr(EventText.REASON, "-"));
    }

    private String name(String person) {
        return people.find(person).map(Person::name).orElse(person);
    }

    @SafeVarargs
    private static Optional<CaseEvent> last(List<CaseEvent> events, Class<? extends EventFacts>... types) {
        return events.stream().filter(event -> event.is(types)).reduce((first, last) -> last);
    }

    private static int closings(List<CaseEvent> events) {
        return (int) events.stream().filter(event -> event.is(Closed.class)).count();
    }

    private void actionItem(DelegateExecution execution, Map<String, Object> model) {
        ActionItem item = actionItems.get(ReviewProcesses.ACTION_ITEM_ID.get(execution));
        model.put("item", item.what());
        model.put("owner", item.owner());
        model.put("due", item.due().toString());
    }

    /** What people last wrote on the case, under the names that templates know. */
    private static void texts(List<CaseEvent> events, CaseTexts texts, Map<String, Object> model) {
        for (CaseEvent event : events) {
            EventTexts said = texts.of(event);
            if (event.facts() instanceof NobodyReachable nobody) {
                model.put("why", DisplayText.reason(nobody.reason()));
            } else if (event.is(CustomerAsked.class)) {
                model.put("question", said.get(EventText.TEXT));
            } else if (event.is(PublicUpdate.class)) {
                model.put("updateText", said.get(EventText.TEXT));
            } else if (event.is(ResolutionTold.class, HandedOff.class)) {
                model.putAll(said.byName());
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
