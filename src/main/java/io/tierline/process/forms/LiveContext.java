package io.tierline.process.forms;

import io.tierline.cases.CaseNotFoundException;
import io.tierline.cases.CustomerLinks;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.References;
import io.tierline.process.model.EscalationProcess;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * What stands above a form, as things stand now: what a customer or a colleague said after the task was made is there when
 * the form is opened. Nothing of it is stored in the engine, so what is erased is gone there too.
 */
@Component
class LiveContext {

    private static final String CUT = "… (shortened; the rest stands in the case's timeline)";

    private final Forms forms;
    private final Ledger ledger;
    private final Levels levels;
    private final References references;
    private final Clock clock;

    LiveContext(
            Forms forms, Ledger ledger, Levels levels, References references, LiveContextPlugin plugin, Clock clock) {
        this.forms = forms;
        this.ledger = ledger;
        this.levels = levels;
        this.references = references;
        this.clock = clock;
        plugin.ask(this::of);
    }

    /** By the names that forms have for them; null for what there is none of now. */
    Map<String, String> of(DelegateTask task) {
        String caseKey = EscalationProcess.CASE_KEY.get(task);
        CaseSummary words = caseKey == null ? null : summary(caseKey);
        Map<String, String> texts = new LinkedHashMap<>();
        if (words != null) {
            texts.put("ctxHead", words.head() + CaseSummary.references(references.of(caseKey)));
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
        texts.replaceAll((name, text) ->
                text == null ? null : TaskContext.shortened(CustomerLinks.hidden(text), Problems.LONGEST, CUT));
        return texts;
    }

    CaseSummary summary(String caseKey) {
        try {
            return new CaseSummary(ledger.events(caseKey), ledger.texts(caseKey), levels, clock.instant());
        } catch (CaseNotFoundException e) {
            // A task of a process owner's own process may name something else.
            return null;
        }
    }
}
