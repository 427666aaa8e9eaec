package io.tierline.process.forms;

import io.tierline.casework.CommandRefusedException;
import io.tierline.process.words.PublishedWords;
import io.tierline.words.Reader;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The engine wraps whatever a task listener throws, and its REST API then answers 500. This lets {@link FormProblemsException}, and the
 * refusal of a command, out of the wrapping, outside of the transaction, so that a person reads what to do and a program gets a 400.
 */
@Component
class FormRefusal extends AbstractProcessEnginePlugin {

    private final ObjectProvider<PublishedWords> words;

    FormRefusal(ObjectProvider<PublishedWords> words) {
        this.words = words;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                withUnwrapping(engine.getCustomPreCommandInterceptorsTxRequired()));
    }

    private FormProblemsException inWordsOf(Reader reader, FormProblemsException problems) {
        return reader.readsEnglish() && !reader.person()
                ? problems
                : problems.in(reader, words.getObject().in(reader.language())::form);
    }

    private List<CommandInterceptor> withUnwrapping(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new Unwrapping());
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private class Unwrapping extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof FormProblemsException problems) {
                        throw inWordsOf(Reader.now(), problems);
                    }
                    // The case went on while the form was filled in.
                    if (cause instanceof CommandRefusedException refused) {
                        throw inWordsOf(Reader.now(), new FormProblemsException(List.of(refused.saying())));
                    }
                }
                throw e;
            }
        }
    }
}
