package io.tierline.security;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.stereotype.Component;

/** What the engine must know about people and cannot be told in {@code application.yaml}. */
@Component
class EngineSecurity extends AbstractCamundaConfiguration {

    private final AccountProviders accounts;
    private final SignIn signIn;
    private final PasswordHash hash;

    EngineSecurity(AccountProviders accounts, SignIn signIn, PasswordHash hash) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.hash = hash;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        engine.setResourceAuthorizationProvider(new TeamRights());
        engine.setAdminGroups(new ArrayList<>(List.of(Groups.ADMIN)));
        engine.setTaskService(new QueryGuard.Tasks());
        engine.setFilterService(new QueryGuard.Filters());
        engine.setPasswordEncryptor(hash);
        engine.setIdentityService(new AccountService(signIn));
        engine.setIdentityProviderSessionFactory(accounts);
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(new AccountPasswordPolicy());
    }
}
