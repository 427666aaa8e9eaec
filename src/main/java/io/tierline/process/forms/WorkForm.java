package io.tierline.process.forms;

import io.tierline.cases.Case;
import io.tierline.cases.Ledger;
import io.tierline.cases.Level;
import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.casework.CompletedWork;
import io.tierline.casework.Fix;
import io.tierline.process.Destinations;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.model.WorkAtTierProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What a level did with a case: the form {@code work-on-case}.
 *
 * @param note how it was solved, the question to the customer, why it must go up or why it goes back: by the outcome
 * @param escalateTo {@code next}, a level or a specialist team; null unless it is escalated
 */
public record WorkForm(
        String outcome,
        String note,
        String escalateTo,
        String ticketHistory,
        String errorLogs,
        String integrationId,
        String stepsToReproduce,
        String rootCause,
        String mitigation,
        String prevention) {

    public static final List<String> FIELDS = List.of(
            "outcome",
            "note",
            "escalateTo",
            "ticketHistory",
            "errorLogs",
            "integrationId",
            "stepsToReproduce",
            "rootCause",
            "mitigation",
            "prevention");

    private static final String ESCALATE = "escalate";
    private static final String RESOLVED = "resolved";
    private static final String NEXT = "next";
    private static final List<String> OUTCOMES = List.of(ESCALATE, RESOLVED, "ask-customer", "hand-back");

    public static WorkForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        String outcome = form.choice("outcome");
        String escalateTo = form.choice("escalateTo");
        boolean escalated = ESCALATE.equals(outcome);
        return new WorkForm(
                outcome,
                form.text("note"),
                escalated && escalateTo == null ? NEXT : escalated ? escalateTo : null,
                form.text("ticketHistory"),
                form.text("errorLogs"),
                form.text("integrationId"),
                form.text("stepsToReproduce"),
                form.text("rootCause"),
                form.text("mitigation"),
                form.text("prevention"));
    }

    /** The command that it is. @param by the user id of who completed it */
    public CompletedWork command(String by) {
        return new CompletedWork(
                by,
                outcome,
                NEXT.equals(escalateTo) ? null : escalateTo,
                note,
                new CompletedWork.HandOff(ticketHistory, errorLogs, integrationId, stepsToReproduce),
                new Fix(rootCause, mitigation, prevention, null));
    }

    /** Whether the case goes to a level, which needs its hand-off; a specialist team needs the note alone. */
    boolean goesUp(LevelTable levels) {
        return ESCALATE.equals(outcome)
                && (NEXT.equals(escalateTo)
                        || levels.names(escalateTo) && !levels.get(escalateTo).specialists());
    }

    /**
     * @param levels as the case stands by them
     * @param tier the level that has the case
     * @param teams which ids are teams that a case can be sent to
     * @throws FormProblemsException naming every field that is missing or wrong
     */
    public void check(LevelTable levels, String tier, Predicate<String> teams) {
        Problems problems = new Problems();
        problems.need(outcome, "Outcome", "need.outcome").oneOf(outcome, "Outcome", OUTCOMES);
        if (outcome != null && OUTCOMES.contains(outcome)) {
            checkNote(problems);
        }
        if (goesUp(levels)) {
            checkHandOff(problems, levels, tier);
        } else if (ESCALATE.equals(outcome) && !teams.test(escalateTo)) {
            problems.wrong(true, "form.no-team", "Escalate to", escalateTo);
        }
        if (RESOLVED.equals(outcome) && levels.get(tier).rootCause()) {
            problems.need(rootCause, "Root cause", "need.root-cause");
        }
        problems.fits(ticketHistory, "What was tried so far")
                .fits(errorLogs, "Error logs")
                .fits(integrationId, "Integration id", 200)
                .fits(stepsToReproduce, "Steps to reproduce")
                .fits(rootCause, "Root cause")
                .fits(mitigation, "What helps now")
                .fits(prevention, "What prevents it from coming back")
                .refuse();
    }

    private void checkNote(Problems problems) {
        switch (outcome) {
            case RESOLVED -> problems.need(note, "How it was solved", "need.solved");
            case "ask-customer" -> problems.need(note, "Question to the customer", "need.question");
            case ESCALATE -> problems.need(note, "Why it must go up", "need.goes-up");
            default -> problems.need(note, "Why it goes back", "need.goes-back");
        }
    }

    private void checkHandOff(Problems problems, LevelTable levels, String tier) {
        Optional<Level> target = NEXT.equals(escalateTo) ? levels.above(tier) : Optional.of(levels.get(escalateTo));
        if (target.isEmpty()) {
            problems.wrong(true, "form.no-level-above", "Escalate to");
            return;
        }
        Level next = target.get();
        if (!levels.isBelow(tier, next.id())) {
            problems.wrong(true, "form.not-above", "Escalate to", escalateTo, next.name(), levels.name(tier));
            return;
        }
        next.handOff().forEach(field -> HandOffField.of(field).need(problems, this, next));
    }

    /** The form {@code work-on-case}. */
    @Component
    static class Definition implements FormDefinition {

        private final Ledger ledger;
        private final Levels levels;
        private final Destinations destinations;
        private final RelatedCases related;

        Definition(Ledger ledger, Levels levels, Destinations destinations, RelatedCases related) {
            this.ledger = ledger;
            this.levels = levels;
            this.destinations = destinations;
            this.related = related;
        }

        @Override
        public String id() {
            return "work-on-case";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            String tier = WorkAtTierProcess.TIER.get(task);
            LevelTable table = words.levels();
            return new Shown()
                    .with("ctxTier", tier)
                    .with("ctxLowest", table.lowest().id().equals(tier) ? "yes" : null)
                    .with(
                            "ctxNextLevel",
                            words.levelName(table.above(tier).map(Level::name).orElse(null)))
                    .with("ctxRootCause", table.get(tier).rootCause() ? "needed" : null)
                    .with("ctxReasons", words.reasons())
                    .with("ctxRelated", related.of(words.file()))
                    .with("ctxCriteria", words.criteria())
                    .with("ctxResponse", words.escalation().response())
                    .with("ctxHeld", words.escalation().held())
                    .with("ctxDescription", words.description())
                    .with("ctxHandOff", words.handedOn())
                    .with("ctxLogs", words.last(EventText.ERROR_LOGS))
                    .with("ctxSteps", words.last(EventText.STEPS_TO_REPRODUCE))
                    .with("ctxCustomerSaid", words.lastSaid(CustomerReplied.class, Reopened.class))
                    .with("ctxHistory", words.history())
                    .texts();
        }

        @Override
        public Map<String, String> prefill(CaseSummary words) {
            return new Shown()
                    .with("integrationId", words.integrationId())
                    .with("ticketHistory", words.last(EventText.TICKET_HISTORY))
                    .with("errorLogs", words.last(EventText.ERROR_LOGS))
                    .with("stepsToReproduce", words.last(EventText.STEPS_TO_REPRODUCE))
                    .with("rootCause", words.last(EventText.ROOT_CAUSE))
                    .texts();
        }

        @Override
        public List<String> prefilled() {
            return List.of("integrationId", "ticketHistory", "errorLogs", "stepsToReproduce", "rootCause");
        }

        @Override
        public void check(VariableScope scope) {
            Case file = ledger.caseFile(EscalationProcess.CASE_KEY.get(scope));
            read(scope).check(levels.of(file), file.tier(), team -> destinations.include(file, team));
        }
    }
}
