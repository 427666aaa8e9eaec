package io.tierline.process.forms;

import io.tierline.casework.ManagerAct;
import io.tierline.casework.ManagerAct.Kind;
import io.tierline.process.ManagerActs;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * What a manager wants done with a case: the start form {@code manage-case}.
 *
 * @param managedCase the case's key
 * @param managerAct a code of {@link Kind}
 */
public record ManageCaseForm(
        String managedCase,
        String managerAct,
        String actLevel,
        String actPriority,
        String actPerson,
        String actReason) {

    public static final List<String> FIELDS =
            List.of("managedCase", "managerAct", "actLevel", "actPriority", "actPerson", "actReason");

    public static ManageCaseForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        String key = form.text("managedCase");
        return new ManageCaseForm(
                key == null ? null : key.toUpperCase(Locale.ROOT),
                form.choice("managerAct"),
                form.choice("actLevel"),
                form.text("actPriority"),
                form.text("actPerson"),
                form.text("actReason"));
    }

    /** What is not filled in right is told here; whether it may be done, and fits the case, is for {@link ManagerActs}. */
    void check(ManagerActs acts) {
        new Problems()
                .need(managedCase, "Case", "need.case-key")
                .need(managerAct, "What to do", "need.choose-one")
                .oneOf(managerAct, "What to do", Kind.codes())
                .refuse();
        ActProblems.tell(() -> acts.check(managedCase, act()), this::label);
    }

    public ManagerAct act() {
        Kind kind = Kind.of(managerAct).orElseThrow();
        String to =
                switch (kind) {
                    case PUSH, DE_ESCALATE -> actLevel;
                    case RE_PRIORITISE -> actPriority;
                    case REASSIGN -> actPerson;
                    case PULL, TAKE_OVER, GIVE_BACK -> null;
                };
        return new ManagerAct(kind, to, actReason);
    }

    private String label(String field) {
        if (field.equals("reason")) {
            return "Why";
        }
        return switch (Kind.of(managerAct).orElseThrow()) {
            case RE_PRIORITISE -> "New priority";
            case REASSIGN -> "Person";
            default -> "Level or team";
        };
    }

    /** The form {@code manage-case}. */
    @Component
    static class Definition implements FormDefinition {

        private final ManagerActs acts;

        Definition(ManagerActs acts) {
            this.acts = acts;
        }

        @Override
        public String id() {
            return "manage-case";
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check(acts);
        }
    }
}
