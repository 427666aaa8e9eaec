package io.tierline.engine.commands;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the guard in front of everything else that the engine does with a command, and switches off what no user may
 * send: objects of named classes, CMMN, and scripts.
 */
@Component
@Order(Ordering.DEFAULT_ORDER + 2)
class GuardSettings extends AbstractCamundaConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GuardSettings.class);

    /** Asked for at the first refusal: meters are bound after the engine has started. */
    private final ObjectProvider<MeterRegistry> meters;

    private final CommandList list = CommandListFile.read(CommandGuard.carriages());

    GuardSettings(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setCustomPreCommandInterceptorsTxRequired(
                guarded(engine, engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                guarded(engine, engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationTypeValidator(new PlainTypes());
        engine.setJavaSerializationFormatEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setSchemaOperationsCommand(new AllTables());
        engine.setScriptEngineResolver(new NoScriptEngines());
        engine.setEnableScriptCompilation(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
    }

    private List<CommandInterceptor> guarded(SpringProcessEngineConfiguration engine, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new CommandGuard(list, () -> engine.getIdentityService().getCurrentAuthentication(), this::refused));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }

    private void refused(Caller caller, Class<?> command, String sentence) {
        String name = list.byName().containsKey(CommandList.name(command)) ? command.getSimpleName() : "other";
        String roles = caller.roles().stream()
                .filter(role -> !role.equals(CommandList.EVERYONE))
                .sorted()
                .collect(Collectors.joining("+"));
        LOG.info("Refused {} of {} ({}): {}", CommandList.name(command), caller.user(), roles, sentence);
        meters.ifAvailable(registry -> registry.counter("tierline.engine.refused", "command", name, "role", roles)
                .increment());
    }
}
