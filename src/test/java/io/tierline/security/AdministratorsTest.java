package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who administers Tierline: one group, never empty, and made by no stranger. */
class AdministratorsTest extends SecurityTest {

    private static final String STRANGER =
            "{\"profile\": {\"id\": \"stranger\", \"firstName\": \"S\", \"lastName\": \"T\"},"
                    + " \"credentials\": {\"password\": \"quiet otter 47 lantern\"}}";
    private static final String GROUP = "/engine-rest/group/";

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private SecuritySetup opening;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void onlyAdaAdministrates() {
        jdbc.sql("delete from act_ru_authorization where user_id_ in ('zoe', 'Ada') or resource_id_ in ('zoe', 'Ada')")
                .update();
        jdbc.sql("delete from act_id_membership where user_id_ in ('zoe', 'stranger')")
                .update();
        jdbc.sql("delete from act_id_user where id_ in ('zoe', 'stranger', 'Ada')")
                .update();
        jdbc.sql("delete from person where id in ('zoe', 'admin', 'Ada')").update();
        put(Groups.ADMIN, "ada");
        people.join("ada", Groups.ADMIN);
        put(Groups.ENGINE_ADMIN, "ada");
        put(Groups.MANAGER, "mona");
    }

    private void put(String group, String user) {
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values (?, ?) on conflict do nothing")
                .params(user, group)
                .update();
    }

    private void zoeAdministratesToo() {
        HttpResponse<String> made = as("ada").post("/engine-rest/user/create", STRANGER.replace("stranger", "zoe"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(204);
        assertThat(as("ada").put(GROUP + "admin/members/zoe", "").statusCode()).isEqualTo(204);
    }

    private Caller zoe() {
        return anybody().with("zoe", "quiet otter 47 lantern");
    }

    // The set-up address

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/other/user/create",
                "/camunda/api/admin/setup",
                "/camunda/api/admin/setup/",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/app/admin/default/setup",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/default/%73etup/",
                "/camunda/app/tasklist/default/setup/",
                "/camunda/app/admin/other/setup/"
            })
    void the_set_up_address_is_gone(String path) {
        jdbc.sql("delete from act_id_membership where group_id_ = 'camunda-admin'")
                .update();
        for (String method : List.of("POST", "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH")) {
            assertThat(anybody().call(method, path, STRANGER).statusCode())
                    .as(method + " " + path)
                    .isEqualTo(404);
        }
        assertThat(accounts.find("stranger")).isEmpty();
    }

    @Test
    void where_there_is_no_administrator_a_request_makes_none() {
        jdbc.sql("delete from act_id_membership where group_id_ in ('admin', 'camunda-admin')")
                .update();
        HttpResponse<String> made =
                as("mona").put("/api/v1/people/zoe", "{\"name\": \"Zoe\", \"groups\": [\"tier1\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(409);
        assertThat(made.body()).contains("TIERLINE_ADMIN_PASSWORD");
        assertThat(accounts.find("zoe")).isEmpty();
    }

    // One truth

    @Test
    void the_engines_group_follows_ours_and_ours_the_engines() {
        zoeAdministratesToo();
        assertThat(accounts.members(Groups.ENGINE_ADMIN)).contains("zoe");
        assertThat(as("ada").delete(GROUP + "admin/members/zoe").statusCode()).isEqualTo(204);
        assertThat(accounts.members(Groups.ENGINE_ADMIN)).doesNotContain("zoe");

        assertThat(as("ada").put(GROUP + "camunda-admin/members/zoe", "").statusCode())
                .isEqualTo(204);
        assertThat(accounts.members(Groups.ADMIN)).contains("zoe");
        assertThat(as("ada").put(GROUP + "admin/members/zoe", "").statusCode())
                .as("already")
                .isEqualTo(204);
        assertThat(as("ada").delete(GROUP + "camunda-admin/members/zoe").statusCode())
                .isEqualTo(204);
        assertThat(accounts.members(Groups.ADMIN)).doesNotContain("zoe");
        assertThat(zoe().get(GROUP).statusCode()).as("signed in, in no group").isEqualTo(403);
        assertThat(zoe().delete("/engine-rest/user/ada").statusCode()).isEqualTo(403);
    }

    @Test
    void people_follow_what_is_changed_in_admin() {
        people.save(new Person("zoe", "Zoe", "zoe@example.com", List.of(new Membership("tier1", true)), true));
        zoeAdministratesToo();
        assertThat(people.find("zoe").orElseThrow().groups())
                .containsExactly(new Membership("admin", false), new Membership("tier1", true));
        as("ada").delete(GROUP + "admin/members/zoe");
        assertThat(people.find("zoe").orElseThrow().groups()).containsExactly(new Membership("tier1", true));
        as("ada").delete("/engine-rest/user/zoe");
        assertThat(people.find("zoe").orElseThrow().active()).isFalse();
    }

    @Test
    void a_start_takes_the_engines_group_from_ours() {
        jdbc.sql("delete from act_id_membership where group_id_ = 'camunda-admin'")
                .update();
        put(Groups.ENGINE_ADMIN, "mona");
        opening.start();
        assertThat(accounts.members(Groups.ENGINE_ADMIN)).containsExactly("ada");
    }

    // The last one

    @Test
    void the_last_administrator_cannot_be_removed_by_any_path() {
        String left = "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\"}, %s}";
        Stream.of(
                        as("ada").delete("/engine-rest/user/ada"),
                        as("ada").delete(GROUP + "admin/members/ada"),
                        as("ada").delete(GROUP + "camunda-admin/members/ada"),
                        as("ada").delete(GROUP + "admin"),
                        as("ada").delete(GROUP + "camunda-admin"),
                        inBrowser("ada", "admin").delete("/camunda/api/engine/engine/default/user/ada"),
                        inBrowser("ada", "admin").delete("/camunda/api/engine/engine/default/group/admin/members/ada"))
                .forEach(refused ->
                        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400));
        for (String change : List.of("\"active\": false", "\"groups\": [\"tier1\"]", "\"groups\": []")) {
            HttpResponse<String> refused = as("ada").put("/api/v1/people/ada", left.formatted(change));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("last-administrator");
        }
        assertThat(accounts.members(Groups.ADMIN)).containsExactly("ada");
        assertThat(accounts.members(Groups.ENGINE_ADMIN)).containsExactly("ada");
        assertThat(people.find("ada").orElseThrow().active()).isTrue();
    }

    @Test
    void whoever_has_no_password_does_not_count_as_another_administrator() {
        as("ada").put("/api/v1/people/zoe", "{\"name\": \"Zoe\", \"groups\": [\"admin\"]}");
        assertThat(accounts.members(Groups.ADMIN)).contains("zoe");
        HttpResponse<String> refused = as("ada").delete(GROUP + "admin/members/ada");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("password");
    }

    @Test
    void two_administrators_who_remove_each_other_at_once_leave_one() {
        for (int round = 0; round < 3; round++) {
            zoeAdministratesToo();
            assertThat(zoe().get(GROUP).statusCode()).isEqualTo(200);
            List<CompletableFuture<HttpResponse<String>>> both = List.of(
                    CompletableFuture.supplyAsync(() -> as("ada").delete(GROUP + "admin/members/zoe")),
                    CompletableFuture.supplyAsync(() -> zoe().delete(GROUP + "camunda-admin/members/ada")));
            both.forEach(CompletableFuture::join);
            assertThat(accounts.members(Groups.ADMIN)).hasSize(1);
            assertThat(accounts.members(Groups.ENGINE_ADMIN)).isEqualTo(accounts.members(Groups.ADMIN));
            onlyAdaAdministrates();
        }
    }

    // Groups that are roles

    @ParameterizedTest
    @ValueSource(strings = {"admin", "camunda-admin", "manager", "process-owner", "integration"})
    void role_groups_stay(String role) {
        HttpResponse<String> deleted = as("ada").delete(GROUP + role);
        assertThat(deleted.statusCode()).isEqualTo(400);
        assertThat(deleted.body()).contains("role");
        HttpResponse<String> renamed =
                as("ada").put(GROUP + role, "{\"id\": \"" + role + "\", \"name\": \"X\", \"type\": \"WORKFLOW\"}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(400);
        HttpResponse<String> moved =
                as("ada").put(GROUP + role, "{\"id\": \"other\", \"name\": \"X\", \"type\": \"WORKFLOW\"}");
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(400);
        assertThat(as("ada")
                        .post(GROUP + "create", "{\"id\": \"" + role.toUpperCase() + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    // Ids

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "ADA", " ada", "ada ", "аda", "a\u0000da", "", "*", "a da"})
    void an_id_that_could_be_taken_for_another_is_refused(String id) {
        String body = STRANGER.replace("stranger", id.replace("\u0000", "\\u0000"));
        HttpResponse<String> made = as("ada").post("/engine-rest/user/create", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(400);
        for (String caller : List.of("ada", "mona")) {
            HttpResponse<String> put = as(caller)
                    .put(
                            "/api/v1/people",
                            "{\"people\": [{\"id\": \"" + id.replace("\u0000", "\\u0000")
                                    + "\", \"name\": \"A\", \"groups\": [\"tier1\"]}]}");
            assertThat(put.statusCode()).as(caller + put.body()).isBetween(400, 409);
        }
    }

    @Test
    void an_account_keeps_its_id() {
        HttpResponse<String> renamed = as("ada")
                .put(
                        "/engine-rest/user/ada/profile",
                        "{\"id\": \"zed\", \"firstName\": \"Ada\", \"lastName\": \"A\", \"email\": \"a@example.com\"}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(400);
        assertThat(identity.createUserQuery().userId("zed").count()).isZero();
    }

    // Managers

    @Test
    void a_manager_changes_no_identity_of_who_holds_a_role() {
        String mail = "{\"name\": \"%s\", \"contacts\": {\"email\": \"%s\"}, \"groups\": [\"%s\"], \"leads\": [%s]}";
        for (String body : List.of(
                mail.formatted("Ada Adler", "mona@evil.example", "admin", ""),
                mail.formatted("Somebody Else", "ada@example.com", "admin", ""),
                "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\", \"phone\": \"+1\"},"
                        + " \"groups\": [\"admin\"]}",
                "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\", \"slack\": \"U1\"},"
                        + " \"groups\": [\"admin\"]}",
                "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\"},"
                        + " \"groups\": [\"admin\", \"tier1\"]}",
                "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\"},"
                        + " \"groups\": [\"admin\"], \"active\": false}")) {
            HttpResponse<String> refused = as("mona").put("/api/v1/people/ada", body);
            assertThat(refused.statusCode()).as(body + refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("administrator");
        }
        assertThat(as("mona")
                        .put("/api/v1/people/olaf", mail.formatted("Olaf Olsen", "x@evil.example", "process-owner", ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("mona")
                        .put(
                                "/api/v1/people/mona",
                                mail.formatted("Mona Moreau", "x@evil.example", "manager", "\"manager\""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.find("ada").orElseThrow().email()).isEqualTo("ada@example.com");
        assertThat(identity.createUserQuery().userId("ada").singleResult().getEmail())
                .isEqualTo("ada@example.com");
    }

    @Test
    void a_manager_says_when_they_work() {
        HttpResponse<String> changed = as("mona")
                .put(
                        "/api/v1/people/ada",
                        "{\"name\": \"Ada Adler\", \"contacts\": {\"email\": \"ada@example.com\"},"
                                + " \"groups\": [\"admin\"], \"zone\": \"Europe/Berlin\", \"absences\": []}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        people.save(new Person("ada", "Ada Adler", "ada@example.com", List.of(new Membership("admin", false)), true));
    }

    @Test
    void a_manager_gives_no_one_the_contacts_of_who_holds_a_role() {
        HttpResponse<String> refused = as("mona")
                .put(
                        "/api/v1/people/zoe",
                        "{\"name\": \"Zoe\", \"contacts\": {\"email\": \"ADA@example.com\"}, \"groups\": [\"tier1\"]}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(people.find("zoe")).isEmpty();
        assertThat(accounts.find("zoe")).isEmpty();
    }

    @Test
    void a_manager_does_not_take_over_an_account_that_is_no_person_yet() {
        jdbc.sql("insert into act_id_user (id_, rev_) values ('zoe', 1)").update();
        put(Groups.ADMIN, "zoe");
        for (String groups : List.of("\"admin\"", "", "\"tier1\"")) {
            HttpResponse<String> refused =
                    as("mona").put("/api/v1/people/zoe", "{\"name\": \"Z\", \"groups\": [" + groups + "]}");
            assertThat(refused.statusCode()).as(groups + refused.body()).isEqualTo(403);
        }
        assertThat(people.find("zoe")).isEmpty();
    }
}
