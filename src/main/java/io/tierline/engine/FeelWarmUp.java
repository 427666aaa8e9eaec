package io.tierline.engine;

import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets {@link FeelLanguage} be built once Tierline answers, so that the first case does not wait for it. */
@Component
class FeelWarmUp {

    @EventListener
    void on(ApplicationReadyEvent ready) {
        Thread builder = new Thread(
                () -> FeelLanguage.interpreter()
                        .evaluateSimpleExpression(
                                "1", Variables.createVariables().asVariableContext()),
                "tierline-feel");
        builder.setDaemon(true);
        builder.start();
    }
}
