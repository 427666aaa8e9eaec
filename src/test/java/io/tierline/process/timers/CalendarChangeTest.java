package io.tierline.process.timers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.VerdictEvents.Breached;
import io.tierline.cases.events.VerdictEvents.Corrected;
import io.tierline.sla.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Olaf, a process owner, publishes a calendar as he publishes a model. */
class CalendarChangeTest extends TierlineTest {

    private static final String BOUNDARY = "tierline-boundary";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private CaseClockReader clocks;

    @Autowired
    private CalendarsInForce calendars;

    @LocalServerPort
    private int port;

    @AfterEach
    void shippedCalendarsAgain() {
        desk.clear();
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> !"tierline".equals(deployment.getSource()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        calendars.forget();
    }

    private static String officeHours(String more) {
        return "name: business-hours\nzone: UTC\nweek: {monday-friday: 09:00-17:00}\n" + more;
    }

    @Test
    void a_new_free_day_moves_open_deadlines_and_leaves_verdicts_alone() throws Exception {
        // Due at ten, and not answered; at eleven its time at Tier 1 is up.
        String key = desk.receive();
        desk.passUntil(Instant.parse("2026-03-11T12:00:00Z"));
        List<CaseEvent> verdicts = desk.ledger(key, Breached.class);
        assertThat(verdicts).hasSizeGreaterThan(1);
        assertThat(timer("time-at-tier-2-up")).isEqualTo("2026-03-11T15:00:00Z");
        String version = clocks.of(key).current(Clock.RESOLUTION).orElseThrow().calendarVersion();

        assertThat(publish("business-hours.yaml", officeHours("holidays: {add: [2026-03-11]}"))
                        .statusCode())
                .isEqualTo(200);
        desk.pass(Duration.ofMinutes(2));

        // Wednesday does not count any more: four hours from Thursday at nine, and sixteen until Friday's end.
        assertThat(timer("time-at-tier-2-up")).isEqualTo("2026-03-12T13:00:00Z");
        assertThat(clocks.of(key).due(Clock.RESOLUTION)).contains(Instant.parse("2026-03-13T17:00:00Z"));
        assertThat(desk.ledger(key, Breached.class)).isEqualTo(verdicts);
        assertThat(desk.ledger(key, Corrected.class)).isEmpty();
        assertThat(clocks.of(key).current(Clock.FIRST_RESPONSE).orElseThrow())
                .returns(Clock.State.BREACHED, Clock::state)
                .returns(Instant.parse("2026-03-11T10:00:00Z"), Clock::due);
        assertThat(clocks.of(key).current(Clock.RESOLUTION).orElseThrow().calendarVersion())
                .isNotEqualTo(version);

        // And back.
        publish("business-hours.yaml", officeHours(""));
        desk.pass(Duration.ofMinutes(2));
        assertThat(timer("time-at-tier-2-up")).isEqualTo("2026-03-11T15:00:00Z");
        assertThat(desk.ledger(key, Breached.class)).isEqualTo(verdicts);
    }

    @Test
    void the_deadlines_of_all_cases_move_however_many_there_are() throws Exception {
        for (int i = 0; i < 21; i++) {
            desk.receive();
        }
        publish("business-hours.yaml", officeHours("holidays: {add: [2026-03-11]}"));
        desk.pass(Duration.ofMinutes(2));

        assertThat(management.createJobQuery().activityId("time-at-tier-1-up").list())
                .hasSize(21)
                .allSatisfy(job ->
                        assertThat(job.getDuedate().toInstant()).isEqualTo(Instant.parse("2026-03-12T11:00:00Z")));
    }

    @Test
    void clocks_go_forward_in_the_calendars_zone_and_working_time_stays_exact() throws Exception {
        publish(
                "business-hours.yaml",
                "name: business-hours\nzone: Europe/Berlin\nweek: {sunday: 00:00-06:00, monday-friday: 09:00-17:00}\n");
        calendars.forget();
        // Sunday, midnight in Berlin. The night has five hours to six: with eight on Monday three are left for Tuesday.
        clock.set(Instant.parse("2026-03-28T23:00:00Z"));
        String key = desk.receive();

        assertThat(timer("time-at-tier-1-up")).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(clocks.of(key).due(Clock.RESOLUTION)).contains(Instant.parse("2026-03-31T10:00:00Z"));

        // Nine o'clock of that Monday is an hour earlier than it was on Friday.
        clock.set(Instant.parse("2026-03-30T06:30:00Z"));
        String monday = desk.receive();
        assertThat(clocks.of(monday).due("time-at-tier1")).contains(Instant.parse("2026-03-30T09:00:00Z"));
    }

    @Test
    void what_comes_in_over_lunch_counts_from_the_end_of_it() throws Exception {
        publish(
                "business-hours.yaml",
                "name: business-hours\nzone: UTC\nweek: {monday-friday: [09:00-12:00, 13:00-17:00]}\n");
        calendars.forget();
        clock.set(Instant.parse("2026-03-11T12:20:00Z"));
        desk.receive();

        // Two hours of work at Tier 1: from one o'clock to three.
        assertThat(timer("time-at-tier-1-up")).isEqualTo("2026-03-11T15:00:00Z");
    }

    @Test
    void a_business_day_is_not_eight_hours() throws Exception {
        publish(
                "business-hours.yaml",
                "name: business-hours\nzone: UTC\nweek: {monday-thursday: 09:00-17:00, friday: 09:00-13:00}\n");
        calendars.forget();
        // The resolution within PT16H counts hours; that we wait P2D for a reply counts days.
        clock.set(Instant.parse("2026-03-12T16:30:00Z"));
        String key = desk.receive();
        assertThat(clocks.of(key).due(Clock.RESOLUTION)).contains(Instant.parse("2026-03-17T12:30:00Z"));
        desk.completes(
                "tina", key, "work-on-case", Map.of("outcome", "ask-customer", "note", "Which user does it run as?"));
        assertThat(timer("no-reply")).isEqualTo("2026-03-16T16:30:00Z");
    }

    @Test
    void a_calendar_that_nobody_can_work_by_is_refused_with_file_field_and_fix() throws Exception {
        long before = repository.createDeploymentQuery().count();

        HttpResponse<String> answer =
                publish("office.yaml", "name: office\nzone: Europe/Belin\nweek: {monday: 17:00-09:00}\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Nothing was published")
                .contains("office.yaml")
                .contains("zone")
                .contains("Europe/Belin")
                .contains("monday");
        assertThat(publish("none.yaml", "name: none\nzone: UTC\nweek: {}\n").statusCode())
                .isEqualTo(400);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void a_name_once_published_stays() throws Exception {
        publish("hours.yaml", "name: support-hours\nzone: UTC\nweek: 24x7\n");
        publish("hours.yaml", "name: night-shift\nzone: UTC\nweek: 24x7\n");
        calendars.forget();

        assertThat(calendars.now().names()).contains("24x7", "business-hours", "night-shift", "support-hours");
    }

    private String timer(String activity) {
        return management
                .createJobQuery()
                .activityId(activity)
                .singleResult()
                .getDuedate()
                .toInstant()
                .toString();
    }

    private HttpResponse<String> publish(String file, String text) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString("olaf:demo".getBytes(StandardCharsets.UTF_8));
        String body = part("deployment-name", "", "Calendars") + part("data", "; filename=\"" + file + "\"", text)
                + "--" + BOUNDARY + "--\r\n";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String part(String name, String more, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n"
                + content + "\r\n";
    }
}
