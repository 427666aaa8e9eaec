package io.tierline.process.steps;

import static io.tierline.process.steps.Step.actor;
import static io.tierline.process.steps.Step.caseKey;
import static io.tierline.process.steps.Step.forget;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.MessageEvents.UpdatePromised;
import io.tierline.cases.events.Provenance;
import io.tierline.cases.events.WorkEvents.TierEntered;
import io.tierline.casework.CaseCommands;
import io.tierline.process.forms.CustomerUpdateForm;
import io.tierline.process.model.CustomerUpdatesProcess;
import io.tierline.process.timers.CaseClockReader;
import io.tierline.sla.CaseClocks;
import io.tierline.sla.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code customer-updates.bpmn}. */
@Configuration(proxyBeanMethods = false)
class UpdateSteps {

    /**
     * Promises the next update, counted from the last public message. No promise is made where the policy wants none, or
     * while one is open. An open one that lost its process is watched over again.
     */
    @Bean
    JavaDelegate promiseUpdate(Ledger ledger, CaseClockReader clocks, Clock clock, RuntimeService runtime) {
        return execution -> {
            String key = caseKey(execution);
            List<CaseEvent> events = ledger.events(key);
            CaseClocks now = clocks.of(events);
            if (openPromise(now) && isUnwatched(events, execution, runtime)) {
                CustomerUpdatesProcess.UPDATE_PROMISED.set(execution, true);
                return;
            }
            Optional<Instant> due = openPromise(now) ? Optional.empty() : now.nextPromise(from(events, clock));
            due.ifPresent(at -> ledger.append(key, NewEvent.of(new UpdatePromised(at, null), CaseEvent.TIERLINE)));
            CustomerUpdatesProcess.UPDATE_PROMISED.set(execution, due.isPresent());
        };
    }

    /** A promise is open, broken or not, until a public message or the resolution answers it. */
    private static boolean openPromise(CaseClocks clocks) {
        return clocks.current(io.tierline.sla.Clock.NEXT_UPDATE)
                .filter(io.tierline.sla.Clock::isOpen)
                .isPresent();
    }

    /** Whether the case was started again since the promise was made, and nothing else watches over it. */
    private static boolean isUnwatched(List<CaseEvent> events, DelegateExecution execution, RuntimeService runtime) {
        return StartedAgain.since(events, UpdatePromised.class)
                && runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(execution.getProcessBusinessKey())
                        .processDefinitionKey(CustomerUpdatesProcess.KEY)
                        .list()
                        .stream()
                        .allMatch(other -> other.getId().equals(execution.getProcessInstanceId()));
    }

    /** The update that answered the last promise; without one, now. */
    private static Instant from(List<CaseEvent> events, Clock clock) {
        for (int i = events.size() - 1; i >= 0; i--) {
            CaseEvent event = events.get(i);
            if (event.is(UpdatePromised.class, TierEntered.class)) {
                break;
            }
            if (event.is(PublicUpdate.class) && SlaClocks.counts(event)) {
                return event.happenedAt();
            }
        }
        return clock.instant();
    }

    @Bean
    JavaDelegate recordUpdate(CaseCommands commands) {
        return execution -> {
            CustomerUpdateForm form = CustomerUpdateForm.read(execution);
            commands.handle(
                    caseKey(execution),
                    NewEvent.of(new PublicUpdate(), actor())
                            .from(Provenance.task("write-update"))
                            .withText(EventText.TEXT, form.updateText()));
            forget(execution, CustomerUpdateForm.FIELDS);
        };
    }
}
