package io.tierline.process.forms;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a level did with a case: the form {@code work-on-case}.
 *
 * @param note how it was solved, the question to the customer, why it must go up or why it goes back: by the outcome
 * @param escalateTo {@code next} or a specialist team; null unless it is escalated
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
    private static final String ENGINEERING = "engineering";
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

    /** Whether the case goes to the level above, which needs the whole hand-off; a specialist team needs the note alone. */
    public boolean goesUp() {
        return ESCALATE.equals(outcome) && List.of(NEXT, "tier2", ENGINEERING).contains(escalateTo);
    }

    /** Whether everything is there that the next level starts from. */
    public boolean contextComplete() {
        return ticketHistory != null && errorLogs != null && integrationId != null && stepsToReproduce != null;
    }

    /**
     * @param tier the level that has the case
     * @throws FormProblems naming every field that is missing or wrong
     */
    public void check(String tier) {
        Problems problems = new Problems();
        problems.need(outcome, "Outcome", "how does it go on?").oneOf(outcome, "Outcome", OUTCOMES);
        if (outcome != null && OUTCOMES.contains(outcome)) {
            checkNote(problems);
        }
        if (goesUp()) {
            checkHandOff(problems, tier);
        }
        if (RESOLVED.equals(outcome) && ("tier2".equals(tier) || ENGINEERING.equals(tier))) {
            problems.need(
                    rootCause, "Root cause", "what made it fail? \"Not found\" is an answer, with what was tried.");
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
            case RESOLVED -> problems.need(note, "How it was solved", "what did you change, and how did you check it?");
            case "ask-customer" ->
                problems.need(
                        note, "Question to the customer", "what do you need to know? It is sent as you write it.");
            case ESCALATE -> problems.need(note, "Why it must go up", "what is beyond this level?");
            default -> problems.need(note, "Why it goes back", "what should they do with it?");
        }
    }

    private void checkHandOff(Problems problems, String tier) {
        if (!List.of("tier1", "tier2").contains(tier)) {
            problems.wrong(true, "Escalate to is missing: choose a team; there is no level above this one.");
            return;
        }
        String next = "tier2".equals(tier) ? "Engineering" : "the next level";
        need(problems, ticketHistory, "What was tried so far", "what has the customer done, what have you ruled out?");
        need(problems, errorLogs, "Error logs", "paste the lines that matter and link to the rest.");
        need(
                problems,
                integrationId,
                "Integration id",
                "which connection or account is it? Write \"none\" if there is none.");
        need(problems, stepsToReproduce, "Steps to reproduce", "what must " + next + " do to see the fault?");
    }

    private static void need(Problems problems, String value, String label, String whatToDo) {
        problems.wrong(value == null, label + " is missing: " + whatToDo);
    }
}
