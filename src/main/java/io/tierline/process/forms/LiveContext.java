package io.tierline.process.forms;

import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.CustomerLinks;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.References;
import io.tierline.process.model.EscalationProcess;
import io.tierline.process.words.PublishedWords;
import io.tierline.words.Saying;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * What stands above a form, and in its known fields, as things stand now: what a customer or a colleague said after the task was made is there when
 * the form is opened. Nothing of it is stored in the engine, so what is erased is gone there too.
 */
@Component
class LiveContext {

    private final Forms forms;
    private final Ledger ledger;
    private final Levels levels;
    private final References references;
    private final PublishedWords words;
    private final Clock clock;

    LiveContext(
            Forms forms,
            Ledger ledger,
            Levels levels,
            References references,
            PublishedWords words,
            LiveContextPlugin plugin,
            Clock clock) {
        this.forms = forms;
        this.ledger = ledger;
        this.levels = levels;
        this.references = references;
        this.words = words;
        this.clock = clock;
        plugin.ask(this::of);
    }

    /** By the names that forms have for them; null for what there is none of now. */
    Map<String, String> of(DelegateTask task) {
        String caseKey = EscalationProcess.CASE_KEY.get(task);
        CaseSummary words = caseKey == null ? null : summary(caseKey);
        Map<String, String> texts = new LinkedHashMap<>();
        if (words != null) {
            String elsewhere = FormWords.references(references.of(caseKey));
            texts.put("ctxHead", words.head() + elsewhere);
            texts.put("ctxFacts", words.facts() + (elsewhere.isEmpty() ? "" : " · " + elsewhere.strip()));
            texts.put("ctxNewest", words.newestWords());
            texts.put(
                    "ctxDue",
                    task.getDueDate() == null
                            ? null
                            : DueText.inWords(task.getDueDate().toInstant()));
        }
        forms.of(task.getBpmnModelElementInstance())
                // A process of an owner's own may show one of our forms without a case: then there is nothing to tell.
                .filter(form -> words != null || form.card(task).isPresent())
                .ifPresent(form -> texts.putAll(form.context(task, words)));
        String cut = Saying.of("shown.cut").now();
        texts.replaceAll((name, text) ->
                text == null ? null : TaskContext.shortened(CustomerLinks.hidden(text), Problems.LONGEST, cut));
        if (words != null) {
            forms.of(task.getBpmnModelElementInstance()).ifPresent(form -> texts.putAll(known(form, words, task)));
        }
        return texts;
    }

    /** What is known for fields of the form that nobody has filled in yet. */
    private static Map<String, String> known(FormDefinition form, CaseSummary words, DelegateTask task) {
        Map<String, String> known = new LinkedHashMap<>();
        form.prefill(words).forEach((field, value) -> {
            if (value != null && task.getVariable(field) == null) {
                known.put(field, TaskContext.shortened(value, Problems.LONGEST, ""));
            }
        });
        return known;
    }

    /**
     * A caller who completes a task and leaves a field out means what the form shows in it. Stands in the process, where
     * the next step reads what the form says.
     */
    void fill(FormDefinition form, DelegateTask task) {
        DelegateExecution process = task.getExecution().getProcessInstance();
        String caseKey = EscalationProcess.CASE_KEY.get(task);
        if (caseKey == null || form.prefilled().stream().allMatch(process::hasVariable)) {
            return;
        }
        CaseSummary words = summary(caseKey);
        if (words == null) {
            return;
        }
        form.prefill(words).forEach((field, value) -> {
            if (value != null && !process.hasVariable(field)) {
                process.setVariable(field, TaskContext.shortened(value, Problems.LONGEST, ""));
            }
        });
    }

    CaseSummary summary(String caseKey) {
        try {
            return new CaseSummary(ledger.events(caseKey), ledger.texts(caseKey), levels, words.now(), clock.instant());
        } catch (CaseNotFoundException e) {
            // A task of a process owner's own process may name something else.
            return null;
        }
    }
}
