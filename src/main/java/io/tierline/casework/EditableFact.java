package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.EventFacts;
import io.tierline.cases.events.IntakeEvents.FactsChanged;
import io.tierline.cases.events.IntakeEvents.PriorityChanged;
import io.tierline.words.Saying;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A fact of a case that a person may put right where they read it. */
public enum EditableFact {
    PRIORITY("priority", Case::priority, List.of("P1", "P2", "P3", "P4"), null, null),
    IMPACT("impact", Case::impact, List.of("critical", "high", "medium", "low"), null, FactsChanged::impact),
    CATEGORY("category", Case::category, List.of(), Rule.CODE, FactsChanged::category),
    COMPONENT("component", Case::component, List.of(), Rule.NAME, FactsChanged::component),
    AFFECTED_USERS("affectedUsers", EditableFact::known, List.of(), Rule.NUMBER, FactsChanged::affectedUsers),
    REGION("region", Case::region, List.of(), Rule.CODE, FactsChanged::region);

    /** What free words must be like. */
    private enum Rule {
        CODE("[a-z][a-z0-9-]{0,49}", "field.must-be-code"),
        NAME("\\S[^\\p{Cntrl}]{0,199}", "field.must-be-line"),
        NUMBER("[1-9][0-9]{0,8}", "field.must-be-number");

        private final Pattern pattern;
        private final String code;

        Rule(String pattern, String code) {
            this.pattern = Pattern.compile(pattern);
            this.code = code;
        }
    }

    private final String code;
    private final Function<Case, String> value;
    private final List<String> choices;
    private final Rule rule;
    private final Function<FactsChanged, Object> written;

    EditableFact(
            String code,
            Function<Case, String> value,
            List<String> choices,
            Rule rule,
            Function<FactsChanged, Object> written) {
        this.code = code;
        this.value = value;
        this.choices = choices;
        this.rule = rule;
        this.written = written;
    }

    /** As the API calls it. */
    public String code() {
        return code;
    }

    Saying inWords() {
        return Saying.of("fact." + code);
    }

    public static Optional<EditableFact> of(String code) {
        return Arrays.stream(values()).filter(fact -> fact.code.equals(code)).findFirst();
    }

    /** Null where it is not known. */
    public String of(Case file) {
        return value.apply(file);
    }

    /** What it can be; empty where it is free words. */
    public List<String> choices() {
        return choices;
    }

    /** Another priority means other targets, so who works on the case has to be told why. */
    public boolean needsReason() {
        return this == PRIORITY;
    }

    /** The event that gave it the value that it has; empty while it is as the ticket said. */
    public Optional<CaseEvent> lastChange(List<CaseEvent> ledger) {
        return ledger.stream().filter(event -> isWrittenBy(event.facts())).reduce((first, last) -> last);
    }

    private boolean isWrittenBy(EventFacts facts) {
        return this == PRIORITY
                ? facts instanceof PriorityChanged
                : facts instanceof FactsChanged changed && written.apply(changed) != null;
    }

    /** What is wrong with the value, as it goes on where the field's name stops; empty where nothing is. */
    Optional<Saying> wrong(String to) {
        if (to == null) {
            return Optional.of(Saying.of("field.fact-missing"));
        }
        if (choices.isEmpty()) {
            return rule.pattern.matcher(to).matches() ? Optional.empty() : Optional.of(Saying.of(rule.code));
        }
        return choices.contains(to) ? Optional.empty() : Optional.of(Saying.of("field.one-of", choices));
    }

    /** The event's facts that give it this value, which is right. */
    EventFacts to(String to) {
        return switch (this) {
            case PRIORITY -> new PriorityChanged(null, to);
            case IMPACT -> new FactsChanged(to, null, null, null, null, null, null, null);
            case CATEGORY -> new FactsChanged(null, null, null, null, null, null, null, to);
            case COMPONENT -> new FactsChanged(null, null, to, null, null, null, null, null);
            case AFFECTED_USERS -> new FactsChanged(null, Integer.valueOf(to), null, null, null, null, null, null);
            case REGION -> new FactsChanged(null, null, null, null, null, to, null, null);
        };
    }

    private static String known(Case file) {
        return file.affectedUsers() == 0 ? null : String.valueOf(file.affectedUsers());
    }
}
