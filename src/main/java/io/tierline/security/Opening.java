package io.tierline.security;

import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts groups, rights, people and filters in place before the web server opens; whatever is there already stays. */
@Component
class Opening implements SmartLifecycle {

    /** Of this step alone; two nodes that start at the same time take turns. */
    private static final long LOCK = 0x5469_6572_0001L;

    private final Environment environment;
    private final PlatformTransactionManager transactions;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final GroupRights rights;
    private final DemoPeople demoPeople;
    private final Administrator administrator;
    private final TaskFilters filters;
    private final Optional<GroupMapping> mapping;
    private volatile boolean running;

    Opening(
            Environment environment,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Accounts accounts,
            GroupRights rights,
            DemoPeople demoPeople,
            Administrator administrator,
            TaskFilters filters,
            Optional<GroupMapping> mapping) {
        this.environment = environment;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.rights = rights;
        this.demoPeople = demoPeople;
        this.administrator = administrator;
        this.filters = filters;
        this.mapping = mapping;
    }

    @Override
    public void start() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, i) -> true)
                    .single();
            Groups.ALL.forEach(accounts::makeGroup);
            accounts.groups().forEach(rights::grant);
            mapping.ifPresent(groups -> groups.check(accounts.groups()));
            people();
            // The web applications ask whether somebody is in the engine's own group, and offer a set-up otherwise.
            accounts.members(Groups.ADMIN).forEach(admin -> accounts.join(admin, Groups.ENGINE_ADMIN));
            filters.make();
        });
        running = true;
    }

    private void people() {
        if (Demo.isOn(environment)) {
            demoPeople.come();
            if (administrator.isGiven()) {
                administrator.come();
            }
        } else {
            demoPeople.leave();
            administrator.come();
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
