package io.tierline.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** What the engine must know about people and cannot be told in {@code application.yaml}. */
@Component
class EngineSecurity extends AbstractCamundaConfiguration {

    /**
     * A wrong password costs a wait that doubles up to a minute. Only after so many in a row is the account closed until
     * an administrator opens it: ten, the engine's own number, would let anybody close everybody's.
     */
    private static final int WRONG_PASSWORDS = 100;

    private final PasswordSignIn passwords;

    EngineSecurity(PasswordSignIn passwords) {
        this.passwords = passwords;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setResourceAuthorizationProvider(new TeamRights());
        engine.setAdminGroups(new ArrayList<>(List.of(Groups.ADMIN)));
        engine.setTaskService(new QueryGuard.Tasks());
        engine.setFilterService(new QueryGuard.Filters());
        engine.setIdentityService(passwords.identities());
        engine.setPasswordEncryptor(new SlowHash());
        engine.setLoginMaxAttempts(WRONG_PASSWORDS);
    }
}
