package io.tierline.process.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * A caller who asks the engine for a task's form variables gets what {@link LiveContext} knows beside what is stored.
 * The engine answers first, so whether they may is for the engine to say.
 */
@Component
class LiveContextPlugin extends AbstractProcessEnginePlugin {

    /** Tells nothing until the beans are there that the engine has to be there for. */
    private volatile Function<TaskEntity, Map<String, String>> live = task -> Map.of();

    void ask(Function<TaskEntity, Map<String, String>> context) {
        live = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> all = new ArrayList<>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null) {
            all.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        }
        all.add(new Overlay());
        engine.setCustomPostCommandInterceptorsTxRequired(all);
    }

    private class Overlay extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            T stored = next.execute(command);
            if (command instanceof GetTaskFormVariablesCmd asked && stored instanceof VariableMap variables) {
                add(asked, variables);
            }
            return stored;
        }

        private void add(GetTaskFormVariablesCmd asked, VariableMap variables) {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(asked.resourceId);
            for (Map.Entry<String, String> text : live.apply(task).entrySet()) {
                if (text.getValue() == null) {
                    variables.remove(text.getKey());
                } else if (isAsked(asked.formVariableNames, text.getKey())) {
                    variables.putValueTyped(text.getKey(), Variables.stringValue(text.getValue()));
                }
            }
        }

        private static boolean isAsked(Collection<String> names, String name) {
            return names == null || names.isEmpty() || names.contains(name);
        }
    }
}
