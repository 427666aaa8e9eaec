package io.tierline.models;

import io.tierline.audit.AuditLog;
import io.tierline.process.words.PublishedWords;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts {@link Publisher} into the engine. The checks are asked for when something is published, not before. */
@Component
class PublishingPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ModelChecks> checks;
    private final ObjectProvider<AuditLog> audit;
    private final ObjectProvider<PublishedWords> words;

    PublishingPlugin(
            ObjectProvider<ModelChecks> checks, ObjectProvider<AuditLog> audit, ObjectProvider<PublishedWords> words) {
        this.checks = checks;
        this.audit = audit;
        this.words = words;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        deployers.add(new Publisher(checks::getObject, audit::getObject, words::getObject));
        engine.setCustomPreDeployers(deployers);
    }
}
