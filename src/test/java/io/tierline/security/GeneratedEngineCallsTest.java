package io.tierline.security;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tierline.security.EngineDescription.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ten thousand generated calls to the engine, to each operation that its own description knows, by each role, at both REST
 * roots, with ids that exist. Another run: {@code -Dtierline.calls.seed=...}.
 */
class GeneratedEngineCallsTest extends SecurityTest {

    private static final Logger LOG = LoggerFactory.getLogger(GeneratedEngineCallsTest.class);
    private static final long SEED = Long.getLong("tierline.calls.seed", 20261127L);
    private static final int LOOK_EVERY = 10;

    private static final String PROGRAMS = "/engine-rest";
    private static final String BROWSERS = "/camunda/api/engine/engine/default";

    /** Calls by each role. Administrators come last: what they may do changes what others may. */
    private static final Map<String, Integer> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("leo", 2500);
        CALLS.put("tina", 2500);
        CALLS.put("cleo", 1000);
        CALLS.put("robot", 500);
        CALLS.put("olaf", 1000);
        CALLS.put("mona", 1500);
        CALLS.put("ada", 1000);
    }

    private static final Set<String> NO_AGENTS = Set.of("mona", "ada");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Accounts accounts;

    private WholeDatabase database;
    private final List<String> moved = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> ruled = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Set<String> tried = new TreeSet<>();

    @BeforeEach
    void aBusyDesk() {
        database = new WholeDatabase(jdbc, transaction, engine);
        database.keep();
        new BusyDesk(desk, engine.getIdentityService(), accounts).open();
    }

    @AfterEach
    void asItWas() {
        desk.clear();
        database.bringBack();
    }

    @Test
    void no_call_moves_a_case_but_by_a_form_and_none_is_a_fault() throws IOException {
        LOG.info("Generated engine calls, seed {}", SEED);
        EngineDescription description = new EngineDescription();
        CallGenerator generator = new CallGenerator(description, new Random(SEED));
        CALLS.forEach((user, number) -> calls(user, number, generator));
        LOG.info("Answers: {}; accepted: {}", answers, accepted);

        assertSoftly(all -> {
            all.assertThat(failed).as("calls that answer as a fault of ours").isEmpty();
            all.assertThat(moved)
                    .as("calls that changed a case other than by the caller's form")
                    .isEmpty();
            all.assertThat(ruled)
                    .as("calls by which others than administrators changed the rules")
                    .isEmpty();
            all.assertThat(answers.keySet())
                    .as("some calls are allowed and some refused")
                    .contains(200, 400, 403, 404);
            all.assertThat(answers.getOrDefault(401, 0))
                    .as("the callers are signed in all the time")
                    .isZero();
            all.assertThat(accepted.keySet()).as("work goes on by forms").contains("POST /task/{id}/submit-form");
            all.assertThat(tried)
                    .as("each operation is tried")
                    .isEqualTo(description.operations().stream()
                            .map(Operation::toString)
                            .collect(Collectors.toSet()));
        });
    }

    private void calls(String user, int number, CallGenerator generator) {
        KnownIds known = BusyDesk.idsFor(user, new KnownIds(jdbc));
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put(PROGRAMS, as(user));
        BusyDesk.application(user).ifPresent(application -> callers.put(BROWSERS, inBrowser(user, application)));
        List<String> roots = List.copyOf(callers.keySet());
        DeskState before = DeskState.ofCases(jdbc);
        DeskState rules = DeskState.ofRules(jdbc);
        Set<String> own = DeskState.casesOf(jdbc, user);
        List<String> since = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            GeneratedCall call = i % 10 == 0 ? completion(user, generator, known) : generator.call(known);
            String root = roots.get(i % roots.size());
            String who = user + " by " + root + " " + call;
            HttpResponse<String> answer =
                    callers.get(root).call(call.method(), root + call.path(), call.type(), call.body());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            note(who, answer);
            boolean did = answer.statusCode() < 300 && !call.reads();
            tried.add(call.operation().toString());
            if (did) {
                accepted.merge(call.operation().toString(), 1, Integer::sum);
                settle(who);
            }
            if (!call.reads()) {
                since.add(answer.statusCode() + " " + call);
            }
            // Also what was refused may have changed something: some of those are looked at together.
            if (did || since.size() == LOOK_EVERY || i == number - 1) {
                DeskState after = DeskState.ofCases(jdbc);
                Set<String> changed = before.changed(after);
                for (String key : changed) {
                    if (!did || !may(user, call, key, own)) {
                        moved.add(user + " changed " + key + " by one of " + since + " at " + roots);
                    }
                }
                own = changed.isEmpty() ? own : DeskState.casesOf(jdbc, user);
                before = after;
                since.clear();
            }
            if (did || i == number - 1) {
                DeskState after = DeskState.ofRules(jdbc);
                if (!BusyDesk.mayRule(user, rules.changed(after))) {
                    ruled.add(who + " changed " + rules.changed(after));
                }
                rules = after;
            }
        }
    }

    /** What the call has set in motion comes to an end. */
    private void settle(String call) {
        try {
            desk.settle();
        } catch (RuntimeException e) {
            moved.add(call + " left the desk with work that cannot go on: " + e.getMessage());
        }
    }

    private GeneratedCall completion(String user, CallGenerator generator, KnownIds known) {
        List<String> tasks = jdbc.sql(
                        """
                        select t.id_ from act_ru_task t where t.assignee_ = :user or t.assignee_ is null and exists (
                          select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.group_id_ in
                            (select group_id_ from act_id_membership where user_id_ = :user))
                        order by t.assignee_ is null, t.create_time_, t.id_""")
                .param("user", user)
                .query(String.class)
                .list();
        return tasks.isEmpty()
                ? generator.call(known)
                : generator.completion(
                        tasks.get(0), Map.of("outcome", "ask-customer", "note", "Which user is it?"), known);
    }

    private void note(String call, HttpResponse<String> answer) {
        String body = answer.body() == null ? "" : answer.body();
        if (answer.statusCode() >= 500
                || answer.statusCode() >= 400 && (body.contains("\tat ") || body.contains("\\tat "))) {
            failed.add(answer.statusCode() + " " + call + "\n    " + body.substring(0, Math.min(600, body.length())));
        }
    }

    /** What the list of commands lets somebody do with a case: its forms, and who has its tasks; a failed job once more. */
    private static boolean may(String user, GeneratedCall call, String key, Set<String> own) {
        String act = call.operation().toString();
        boolean theirs = own.contains(key) || NO_AGENTS.contains(user);
        return switch (act) {
            case "POST /task/{id}/submit-form",
                    "POST /task/{id}/complete",
                    "POST /task/{id}/claim",
                    "POST /task/{id}/unclaim",
                    "POST /task/{id}/assignee" -> theirs;
            case "PUT /job/{id}/retries",
                    "POST /process-definition/{id}/submit-form",
                    "POST /process-definition/key/{key}/submit-form" -> NO_AGENTS.contains(user);
            default -> false;
        };
    }
}
