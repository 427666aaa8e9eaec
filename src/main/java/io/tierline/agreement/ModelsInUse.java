package io.tierline.agreement;

import io.tierline.process.model.CustomerUpdatesProcess;
import io.tierline.process.model.EscalationProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the models by which cases run at this moment, and where a case may stand in each. */
@Component
class ModelsInUse {

    private final RepositoryService repository;
    private final JdbcClient jdbc;

    /** A version of a model never changes: it is read once. */
    private final Map<String, Places> read = new ConcurrentHashMap<>();

    ModelsInUse(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** The places of the version in force of {@code escalation.bpmn}; empty when none is. */
    Optional<Places> inForce() {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(EscalationProcess.KEY)
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .map(ProcessDefinition::getId)
                .map(id -> places(id, EscalationProcess.KEY));
    }

    private Places places(String definition, String key) {
        return read.computeIfAbsent(definition, id -> Places.of(repository.getBpmnModelInstance(id), key));
    }

    /**
     * What the comparison asks for, as columns of equal length where they belong together.
     *
     * @param definitions of each place
     * @param activities of each place
     * @param processes the keys of all processes that belong to the moving of a case
     * @param levels the keys of those that a level works by
     * @param called the keys of those that never start by themselves
     * @param managed the versions that have a task for a manager who is called in
     * @param promising the versions that keep the customer informed
     */
    record Columns(
            String[] definitions,
            String[] activities,
            String[] processes,
            String[] levels,
            String[] called,
            String[] managed,
            String[] promising) {}

    Columns columns() {
        List<Version> versions = jdbc.sql(
                        """
                        select id_, key_ from act_re_procdef d
                        where exists (select 1 from act_ru_execution where proc_def_id_ = d.id_)""")
                .query((row, i) -> new Version(row.getString(1), row.getString(2)))
                .list();
        List<String[]> places = new ArrayList<>();
        Set<String> levels = new HashSet<>();
        Set<String> called = new HashSet<>();
        List<String> managed = new ArrayList<>();
        List<String> promising = new ArrayList<>();
        for (Version version : versions) {
            if (version.key().equals(EscalationProcess.KEY)) {
                Places main = places(version.id(), version.key());
                main.mainFlow().forEach(activity -> places.add(new String[] {version.id(), activity}));
                levels.addAll(main.levelProcesses());
                called.addAll(main.called());
                if (main.has(EscalationProcess.LOOK_INTO_CASE)) {
                    managed.add(version.id());
                }
                if (main.called().contains(CustomerUpdatesProcess.KEY)) {
                    promising.add(version.id());
                }
            }
        }
        // Parts that have lost their process are found by what the models in force call, too.
        inForce().ifPresent(main -> {
            levels.addAll(main.levelProcesses());
            called.addAll(main.called());
        });
        versions.stream().filter(version -> levels.contains(version.key())).forEach(version -> places(
                        version.id(), version.key())
                .work()
                .forEach(activity -> places.add(new String[] {version.id(), activity})));
        Set<String> processes = new HashSet<>(called);
        processes.add(EscalationProcess.KEY);
        return new Columns(
                places.stream().map(place -> place[0]).toArray(String[]::new),
                places.stream().map(place -> place[1]).toArray(String[]::new),
                processes.toArray(String[]::new),
                levels.toArray(String[]::new),
                called.toArray(String[]::new),
                managed.toArray(String[]::new),
                promising.toArray(String[]::new));
    }

    private record Version(String id, String key) {}
}
