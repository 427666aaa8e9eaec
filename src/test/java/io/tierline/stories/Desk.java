package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TestClock;
import io.tierline.audit.RecentReadings;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseTexts;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.EventFacts;
import io.tierline.inbox.Inbox;
import io.tierline.notifications.OutboxAtHand;
import io.tierline.process.CaseDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a story can do: let things come in, let people work, let time pass, and look. */
public class Desk {

    @Autowired
    private CaseDesk caseDesk;

    @Autowired
    private Inbox inbox;

    @Autowired
    private OutboxAtHand outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private RecentReadings recentReadings;

    private int tickets;

    /** An empty desk on a Wednesday at nine. People, models and calendars stay; absences and rotas do not. */
    public void clear() {
        identity.clearAuthentication();
        clock.set(TestClock.WEDNESDAY_0900);
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstances(List.of(instance.getId()), "cleared", true, true, false));
        List<String> tables = jdbc.sql(
                        """
                        select table_name from information_schema.tables where table_schema = 'public'
                          and table_type = 'BASE TABLE' and table_name not like 'act_%'
                          and table_name not in ('flyway_schema_history', 'person', 'person_group')""")
                .query(String.class)
                .list();
        // The ledger and the audit log refuse to be emptied; only a test may lift that.
        jdbc.sql("alter table case_event disable trigger user").update();
        jdbc.sql("alter table audit_entry disable trigger user").update();
        jdbc.sql("truncate " + String.join(", ", tables) + " restart identity cascade")
                .update();
        jdbc.sql("alter table case_event enable trigger user").update();
        jdbc.sql("alter table audit_entry enable trigger user").update();
        recentReadings.clear();
        jdbc.sql("alter sequence case_number restart").update();
    }

    /** The complaint of the worked example, unless changed. */
    public static Ticket ticket() {
        return new Ticket(
                "Data stopped syncing",
                "Our data stopped syncing yesterday. This is critical - we have a board meeting tomorrow!",
                "integration",
                "P2",
                "critical",
                120,
                "salesforce-sync",
                null,
                "acme",
                "Acme Corp",
                "enterprise",
                "Hanna Ops",
                "hanna@acme.example",
                Map.of());
    }

    /** A ticket comes in; what needs no waiting is done at once. */
    public String receive(Ticket ticket) {
        String key = caseDesk.open("test", "T-" + ++tickets, ticket).caseKey();
        settle();
        return key;
    }

    public String receive() {
        return receive(ticket());
    }

    /** A ticket comes in, and no level has the case yet. */
    public String receiveUnsettled(Ticket ticket) {
        return caseDesk.open("test", "T-" + ++tickets, ticket).caseKey();
    }

    /** Something happens to the case from outside. */
    public void happens(String caseKey, NewEvent event) {
        caseDesk.act(caseKey, event);
        settle();
    }

    /** The open task of that kind for the case. */
    public Task task(String caseKey, String taskKey) {
        List<Task> open = find(caseKey, taskKey);
        assertThat(open)
                .as("open tasks %s of %s; open are %s", taskKey, caseKey, openTasks(caseKey))
                .hasSize(1);
        return open.get(0);
    }

    public Optional<Task> taskIfOpen(String caseKey, String taskKey) {
        return find(caseKey, taskKey).stream().findFirst();
    }

    private List<Task> find(String caseKey, String taskKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseKey)
                .taskDefinitionKey(taskKey)
                .list();
    }

    public List<String> openTasks(String caseKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseKey).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    public void claims(String person, String caseKey, String taskKey) {
        as(person, () -> tasks.claim(task(caseKey, taskKey).getId(), person));
        settle();
    }

    /** Somebody lets go of a task. */
    public void unclaims(String person, String caseKey, String taskKey) {
        as(person, () -> tasks.setAssignee(task(caseKey, taskKey).getId(), null));
        settle();
    }

    /** Somebody completes a task by its form. */
    public void completes(String person, String caseKey, String taskKey, Map<String, Object> form) {
        as(person, () -> {
            Task task = task(caseKey, taskKey);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        });
        settle();
    }

    /** Somebody completes the oldest open task of that kind. */
    public void completesFirst(String person, String caseKey, String taskKey, Map<String, Object> form) {
        as(person, () -> forms.submitTaskForm(find(caseKey, taskKey).get(0).getId(), new HashMap<>(form)));
        settle();
    }

    /** Runs something as a signed-in person, with the groups and the rights that they have. */
    public void as(String person, Runnable work) {
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Time passes; every job runs at its own instant, in the order in which they fall due. */
    public void pass(Duration duration) {
        passUntil(clock.instant().plus(duration));
    }

    public void passUntil(Instant end) {
        settle();
        for (Optional<Instant> next = nextInstant(end); next.isPresent(); next = nextInstant(end)) {
            if (next.get().isAfter(clock.instant())) {
                clock.set(next.get());
            }
            nextDue(clock.instant()).ifPresentOrElse(this::run, this::workOneOff);
        }
        clock.set(end);
    }

    /** When something falls due: a job, a message, or another attempt at what came in. */
    private Optional<Instant> nextInstant(Instant end) {
        return Stream.of(nextDue(end).map(job -> job.getDuedate().toInstant()), outbox.nextDue(), inbox.nextDue())
                .flatMap(Optional::stream)
                .filter(due -> !due.isAfter(end))
                .min(Comparator.naturalOrder());
    }

    /** Runs what is due now, sends what was written, and works off what has come in. */
    public void settle() {
        do {
            for (Optional<Job> next = nextDue(clock.instant()); next.isPresent(); next = nextDue(clock.instant())) {
                run(next.get());
            }
        } while (workOneOff());
    }

    private boolean workOneOff() {
        return outbox.workOff() || inbox.workNext();
    }

    /** Sends what was written and is due; runs no job. */
    public void sendMessages() {
        outbox.workOff();
    }

    private Optional<Job> nextDue(Instant until) {
        return management
                .createJobQuery()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 20)
                .stream()
                .filter(job -> !HistoryCleanupJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType()))
                .findFirst();
    }

    private void run(Job job) {
        management.executeJob(job.getId());
    }

    public Case caseFile(String caseKey) {
        return ledger.caseFile(caseKey);
    }

    public List<CaseEvent> ledger(String caseKey) {
        return ledger.events(caseKey);
    }

    public List<CaseEvent> ledger(String caseKey, Class<? extends EventFacts> type) {
        return ledger.events(caseKey).stream().filter(event -> event.is(type)).toList();
    }

    /** What the form of an open task shows under that name now; null for nothing. */
    public String shown(String caseKey, String taskKey, String name) {
        return (String)
                forms.getTaskFormVariables(task(caseKey, taskKey).getId()).get(name);
    }

    /** The texts of each event, by its place in the ledger. */
    public CaseTexts texts(String caseKey) {
        return ledger.texts(caseKey);
    }

    /** Whether the case's own process still runs. */
    public boolean runs(String caseKey, String process) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseKey)
                        .processDefinitionKey(process)
                        .count()
                > 0;
    }
}
