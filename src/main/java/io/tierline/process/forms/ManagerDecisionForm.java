package io.tierline.process.forms;

import io.tierline.cases.Ledger;
import io.tierline.casework.ManagerAct;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.casework.ManagerDecision;
import io.tierline.process.ManagerActs;
import io.tierline.process.model.EscalationProcess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What a manager decided: the form {@code manager-decision}.
 *
 * @param managerDecision {@code leave} or {@code move}
 * @param moveTo a level or team; null unless the case is moved
 * @param newPriority {@code P1} to {@code P4}, or null to keep it
 */
public record ManagerDecisionForm(String managerDecision, String moveTo, String newPriority, String managerNote) {

    public static final List<String> FIELDS = List.of("managerDecision", "moveTo", "newPriority", "managerNote");

    private static final String MOVE = "move";

    public static ManagerDecisionForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        String decision = form.choice("managerDecision");
        return new ManagerDecisionForm(
                decision,
                MOVE.equals(decision) ? form.choice("moveTo") : null,
                form.text("newPriority"),
                form.text("managerNote"));
    }

    /** The command that it is, beside a move or another priority. @param by the user id of who completed it */
    public ManagerDecision command(String by) {
        return new ManagerDecision(by, managerDecision, moveTo, managerNote);
    }

    /** The move, as {@link ManagerActs} does it; empty when the case is left where it is. */
    public Optional<ManagerAct> move() {
        return MOVE.equals(managerDecision)
                ? Optional.of(new ManagerAct(Kind.PUSH, moveTo, managerNote))
                : Optional.empty();
    }

    /** The new priority, as {@link ManagerActs} sets it; empty when it stays. */
    public Optional<ManagerAct> priority(String now) {
        return newPriority == null || newPriority.equals(now)
                ? Optional.empty()
                : Optional.of(new ManagerAct(Kind.RE_PRIORITISE, newPriority, managerNote));
    }

    /**
     * @param tier the level that has the case
     * @throws FormProblems naming what is missing or wrong, or why it is not done
     */
    void check(String caseKey, String tier, ManagerActs acts) {
        check(tier);
        ActProblems.tell(
                () -> move().ifPresent(act -> acts.check(caseKey, act)),
                field -> field.equals("to") ? "Move it to" : "Why");
    }

    /**
     * @param tier the level that has the case
     * @throws FormProblems naming every field that is missing or wrong
     */
    public void check(String tier) {
        new Problems()
                .need(managerDecision, "Decision", "need.manager-decision")
                .oneOf(managerDecision, "Decision", List.of("leave", MOVE))
                .wrong(MOVE.equals(managerDecision) && moveTo == null, "form.no-destination", "Move it to")
                .wrong(moveTo != null && moveTo.equals(tier), "form.has-it-already", "Move it to")
                .fits(moveTo, "Move it to", 64)
                .oneOf(newPriority, "New priority", EnterCaseForm.PRIORITIES)
                .need(managerNote, "Why", "need.manager-note")
                .refuse();
    }

    /** The form {@code manager-decision}. */
    @Component
    static class Definition implements FormDefinition {

        private final Ledger ledger;
        private final ManagerActs acts;

        Definition(Ledger ledger, ManagerActs acts) {
            this.ledger = ledger;
            this.acts = acts;
        }

        @Override
        public String id() {
            return "manager-decision";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public Map<String, String> context(DelegateTask task, CaseSummary words) {
            return new Shown()
                    .with("ctxTier", words.file().tier())
                    .with("ctxWhyManager", words.managerReasons())
                    .with("ctxDescription", words.description())
                    .with("ctxHistory", words.history())
                    .texts();
        }

        @Override
        public void check(VariableScope scope) {
            String caseKey = EscalationProcess.CASE_KEY.get(scope);
            read(scope).check(caseKey, ledger.caseFile(caseKey).tier(), acts);
        }
    }
}
