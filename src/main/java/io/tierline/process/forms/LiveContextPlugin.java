package io.tierline.process.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 * Whoever asks the engine for a task's form variables gets what {@link LiveContext} knows beside what is stored. The engine
 * answers first, so whether they may is for the engine to say.
 */
@Component
class LiveContextPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> all = new ArrayList<>();
        if (engine.getCustomPostCommandInterceptorsTxRequired() != null) {
            all.addAll(engine.getCustomPostCommandInterceptorsTxRequired());
        }
        all.add(new Overlay());
        engine.setCustomPostCommandInterceptorsTxRequired(all);
    }

    private static class Overlay extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            T stored = next.execute(command);
            if (command instanceof GetTaskFormVariablesCmd asked && stored instanceof VariableMap variables) {
                add(asked, variables);
            }
            return stored;
        }

        private static void add(GetTaskFormVariablesCmd asked, VariableMap variables) {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(asked.resourceId);
            // Found by its name, as the models find theirs: the plugin is there before the beans that need the engine.
            LiveContext live = (LiveContext)
                    Context.getProcessEngineConfiguration().getBeans().get(LiveContext.NAME);
            for (Map.Entry<String, String> text : live.of(task).entrySet()) {
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
