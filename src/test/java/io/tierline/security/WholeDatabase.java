package io.tierline.security;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the whole database beside, and brings it back: for stories in which administrators do what they may. */
final class WholeDatabase {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProcessEngine engine;

    WholeDatabase(JdbcClient jdbc, TransactionTemplate transaction, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.engine = engine;
    }

    void keep() {
        transaction.executeWithoutResult(all -> {
            jdbc.sql("drop schema if exists kept cascade").update();
            jdbc.sql("create schema kept").update();
            tables().forEach(table -> jdbc.sql("create table kept." + table + " as table public." + table)
                    .update());
        });
    }

    void bringBack() {
        transaction.executeWithoutResult(all -> {
            List<String> tables = tables();
            // Our own triggers keep the ledger from being emptied; only a test may lift that.
            tables.forEach(table ->
                    jdbc.sql("alter table " + table + " disable trigger user").update());
            jdbc.sql("truncate " + String.join(", ", tables)).update();
            tables.forEach(this::fill);
            tables.forEach(table ->
                    jdbc.sql("alter table " + table + " enable trigger user").update());
            jdbc.sql("drop schema kept cascade").update();
        });
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .purgeCache();
    }

    private void fill(String table) {
        // What the database computes by itself cannot be written.
        String columns = jdbc.sql(
                        """
                        select string_agg(quote_ident(column_name), ', ') from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_generated = 'NEVER'""")
                .param("table", table)
                .query(String.class)
                .single();
        jdbc.sql("insert into public." + table + " (" + columns + ") overriding system value select " + columns
                        + " from kept." + table)
                .update();
    }

    /** Those to which others refer come first. */
    private List<String> tables() {
        return jdbc.sql(
                        """
                        with recursive reference as (
                          select conrelid as child, confrelid as parent from pg_constraint
                          where contype = 'f' and conrelid <> confrelid),
                        placed as (
                          select oid, 0 as place from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                          union
                          select child, place + 1 from placed join reference on parent = oid where place < 20)
                        select oid::regclass::text from placed
                        where oid::regclass::text not in ('flyway_schema_history', 'act_ge_property')
                        group by oid order by max(place), 1""")
                .query(String.class)
                .list();
    }
}
