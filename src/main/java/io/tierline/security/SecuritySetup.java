package io.tierline.security;

import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts groups, rights, people and filters in place before the web server opens; whatever is there already stays. */
@Component
class SecuritySetup implements SmartLifecycle {

    /** Of this step alone; two nodes that start at the same time take turns. */
    private static final long LOCK = 0x5469_6572_0001L;

    private final Environment environment;
    private final PlatformTransactionManager transactions;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AccountRules accountRules;
    private final GroupRights rights;
    private final DemoPeople demoPeople;
    private final Administrator administrator;
    private final TaskFilters filters;
    private final Optional<GroupMapping> mapping;
    private final GroupSettings groups;
    private volatile boolean running;

    SecuritySetup(
            Environment environment,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Accounts accounts,
            AccountRules accountRules,
            GroupRights rights,
            DemoPeople demoPeople,
            Administrator administrator,
            TaskFilters filters,
            Optional<GroupMapping> mapping,
            GroupSettings groups) {
        this.environment = environment;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.accountRules = accountRules;
        this.rights = rights;
        this.demoPeople = demoPeople;
        this.administrator = administrator;
        this.filters = filters;
        this.mapping = mapping;
        this.groups = groups;
    }

    @Override
    public void start() {
        accountRules.startBegins();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, i) -> true)
                    .single();
            groups.all().forEach(accounts::makeGroup);
            accounts.groups().forEach(rights::grant);
            mapping.ifPresent(known -> known.check(accounts.groups()));
            people();
            engineAdministrators();
            filters.make();
        });
        accountRules.startHasEnded();
        running = true;
    }

    /** The engine's own group is made to follow ours, whatever was done to it behind Tierline's back. */
    private void engineAdministrators() {
        List<String> administrators = accounts.members(Groups.ADMIN);
        accounts.members(Groups.ENGINE_ADMIN).stream()
                .filter(other -> !administrators.contains(other))
                .forEach(other -> accounts.part(other, Groups.ENGINE_ADMIN));
        administrators.forEach(admin -> accounts.join(admin, Groups.ENGINE_ADMIN));
    }

    private void people() {
        if (Demo.isOn(environment)) {
            demoPeople.come();
            if (administrator.isGiven()) {
                administrator.come(List.of());
            }
        } else {
            List<String> leaving = demoPeople.withKnownPassword();
            administrator.come(leaving);
            demoPeople.leave(leaving);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the models, before the job executor and the web server. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2000;
    }
}
