package io.tierline.process.forms;

import io.tierline.casework.CommandRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/**
 * The engine wraps whatever a task listener throws, and its REST API then answers 500. This lets {@link FormProblemsException}, and the
 * refusal of a command, out of the wrapping, outside of the transaction, so that a person reads what to do and a program gets a 400.
 */
@Component
class FormRefusal extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                withUnwrapping(engine.getCustomPreCommandInterceptorsTxRequired()));
    }

    private static List<CommandInterceptor> withUnwrapping(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new Unwrapping());
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private static class Unwrapping extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof FormProblemsException problems) {
                        throw problems;
                    }
                    // The case went on while the form was filled in.
                    if (cause instanceof CommandRefusedException refused) {
                        throw new FormProblemsException(List.of(refused.getMessage()));
                    }
                }
                throw e;
            }
        }
    }
}
