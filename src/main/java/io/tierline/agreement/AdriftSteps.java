package io.tierline.agreement;

import io.tierline.cases.CaseEvent;
import io.tierline.process.forms.PutCaseRightForm;
import io.tierline.process.model.AdriftCaseProcess;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step of {@code adrift-case.bpmn}. */
@Configuration(proxyBeanMethods = false)
class AdriftSteps {

    /** Does what the administrator chose in the form. */
    @Bean
    JavaDelegate putCaseRight(Agreement agreement) {
        return execution -> {
            PutCaseRightForm form = PutCaseRightForm.read(execution);
            String subject = AdriftCaseProcess.ADRIFT.get(execution);
            String user = Context.getCommandContext().getAuthenticatedUserId();
            String by = user == null ? CaseEvent.TIERLINE : user;
            agreement.decided(subject);
            if (form.startAgain()) {
                agreement.restore(subject, by, form.note());
            } else {
                agreement.leave(subject, by, form.note());
            }
            AdriftCaseProcess.STARTED_AGAIN.set(execution, form.startAgain());
            execution.removeVariables(PutCaseRightForm.FIELDS);
        };
    }
}
