package io.tierline.engine.commands;

import org.camunda.bpm.engine.SchemaOperationsCommand;
import org.camunda.bpm.engine.impl.SchemaOperationsProcessEngineBuild;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Makes and updates the engine's tables with those of CMMN among them, though CMMN is off: Cockpit counts cases, and any
 * query may ask about them, which without the tables is an error of the database.
 */
class AllTables implements SchemaOperationsCommand {

    private final SchemaOperationsCommand build = new SchemaOperationsProcessEngineBuild();

    @Override
    public Void execute(CommandContext context) {
        ProcessEngineConfigurationImpl engine = context.getProcessEngineConfiguration();
        engine.setCmmnEnabled(true);
        try {
            return build.execute(context);
        } finally {
            engine.setCmmnEnabled(false);
        }
    }
}
