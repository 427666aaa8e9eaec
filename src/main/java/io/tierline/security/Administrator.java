package io.tierline.security;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The first administrator, {@code admin}, with the password that the operator gives in {@code TIERLINE_ADMIN_PASSWORD}.
 * While it is given it is the truth: at each start the account has it again and is an administrator.
 */
@EnableConfigurationProperties(AdministratorSettings.class)
@Component
class Administrator {

    static final String ID = "admin";

    private static final String NAME = "Administrator";

    private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

    private final Accounts accounts;
    private final String password;

    Administrator(Accounts accounts, AdministratorSettings settings) {
        this.accounts = accounts;
        this.password = settings.adminPassword();
    }

    boolean isGiven() {
        return StringUtils.hasText(password);
    }

    /**
     * @param leaving users who will not be there any more
     * @throws DoorsStayShut when no one could administer this Tierline, or the password breaks a rule
     */
    void come(Collection<String> leaving) {
        if (isGiven()) {
            make();
        } else if (leaving.containsAll(accounts.members(Groups.ADMIN))) {
            throw new UnsafeConfigurationException(
                    "Nobody could administer this Tierline: it has no administrator yet, and TIERLINE_ADMIN_PASSWORD is"
                            + " not set.",
                    "Set TIERLINE_ADMIN_PASSWORD to a password of at least "
                            + PasswordRules.SHORTEST
                            + " characters and start again: the user admin is then created with it. For a trial with demo"
                            + " users, reachable from this machine alone, set TIERLINE_DEMO=true.");
        }
    }

    private void make() {
        PasswordRules.broken(password, ID, NAME).ifPresent(sentence -> {
            throw new UnsafeConfigurationException(
                    "TIERLINE_ADMIN_PASSWORD cannot be used. " + sentence,
                    "Choose another one, such as the output of: openssl rand -base64 18");
        });
        Optional<UserEntity> there = accounts.find(ID);
        if (there.isEmpty()) {
            UserEntity admin = accounts.blank(ID, NAME, null, null);
            admin.setPassword(password);
            accounts.save(admin);
            LOG.info("The administrator is the user admin, with the password in TIERLINE_ADMIN_PASSWORD.");
        } else if (!accounts.hasPassword(there.get(), password)) {
            there.get().setPassword(password);
            accounts.save(there.get());
            LOG.info("The password of the user admin was changed to the one in TIERLINE_ADMIN_PASSWORD.");
        }
        accounts.join(ID, Groups.ADMIN);
    }
}
