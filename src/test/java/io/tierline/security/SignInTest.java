package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Who tries wrong passwords is slowed down; whose account it is comes in all the same; and nobody learns which ids exist. */
class SignInTest extends SecurityTest {

    private static final String RIGHT = "quiet otter 47 lantern";
    private static final String ATTACKER = "203.0.113.9";
    private static final String HOME = "198.51.100.7";

    @Autowired
    private IdentityService identity;

    @Autowired
    private PasswordHash hash;

    @Autowired
    private ConfigurableApplicationContext context;

    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<?>> listener = event -> told.add(event.getPayload());

    @BeforeEach
    void somebodyNew() {
        User nina = identity.newUser("nina");
        nina.setPassword(RIGHT);
        identity.saveUser(nina);
        identity.createMembership("nina", "tier1");
    }

    @AfterEach
    void gone() {
        context.removeApplicationListener(listener);
        identity.deleteUser("nina");
    }

    /** A way to sign in: as whom, with which password, from where. */
    private record Path(String name, BiFunction<Caller, String[], HttpResponse<String>> go, int right) {

        HttpResponse<String> go(Caller from, String user, String password) {
            return go.apply(from, new String[] {user, password});
        }

        boolean isIn(HttpResponse<String> answer) {
            return answer.statusCode() == right && !answer.body().contains("\"authenticated\":false");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Path basic(String path, int right) {
        return new Path(path, (from, who) -> from.with(who[0], who[1]).get(path), right);
    }

    static Stream<Path> paths() {
        return Stream.of(
                basic("/api/v1/escalations", 200),
                basic("/engine-rest/task", 200),
                basic("/actuator/prometheus", 403),
                // Whoever has signed in checks no password but their own, so identity/verify is no way to guess
                // others'.
                new Path("the web applications", (from, who) -> from.signIn(who[0], "tasklist", who[1]), 200));
    }

    private Caller at(String address) {
        return anybody().from(address);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void an_attacker_is_slowed_down_and_the_right_one_comes_in(Path path) {
        List<HttpResponse<String>> tries = IntStream.range(0, 4)
                .mapToObj(n -> path.go(at(ATTACKER), "nina", "wrong number " + n))
                .toList();
        assertThat(tries).noneMatch(path::isIn);
        assertThat(tries.subList(0, 3)).noneMatch(answer -> answer.statusCode() == 429);
        assertThat(tries.subList(3, 4)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
            assertThat(answer.body()).contains("Too many wrong passwords").doesNotContain("xception:");
        });

        assertThat(path.isIn(path.go(at(HOME), "nina", RIGHT)))
                .as("from elsewhere")
                .isTrue();
        assertThat(path.isIn(path.go(at(ATTACKER), "nina", RIGHT)))
                .as("from the attacker's own address")
                .isTrue();
        assertThat(path.go(at(ATTACKER), "nina", "wrong again").statusCode()).isEqualTo(429);
        assertThat(path.go(at(HOME), "nina", "mistyped").statusCode()).isNotEqualTo(429);

        clock.advance(Duration.ofSeconds(5));
        assertThat(path.go(at(ATTACKER), "nina", "one more").statusCode()).isNotEqualTo(429);
        assertThat(path.go(at(ATTACKER), "nina", "and another").statusCode()).isEqualTo(429);
    }

    /** As it was seen: 16 wrong passwords a minute kept the right one out, 89 times of 92. */
    @Test
    void sixteen_wrong_passwords_a_minute_keep_the_right_one_out_no_more() {
        for (int minute = 0; minute < 1; minute++) {
            for (int n = 0; n < 16; n++) {
                at(ATTACKER).with("nina", "wrong " + minute + n).get("/api/v1/escalations");
                clock.advance(Duration.ofMillis(3750));
            }
            for (String address : List.of(ATTACKER, HOME)) {
                assertThat(at(address)
                                .with("nina", RIGHT)
                                .get("/api/v1/escalations")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(at(address).signIn("nina", "tasklist", RIGHT).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void many_addresses_do_not_keep_out_who_was_here_before_nor_who_comes_from_a_new_one() {
        assertThat(at(HOME).with("nina", RIGHT).get("/api/v1/escalations").statusCode())
                .isEqualTo(200);
        for (int n = 0; n < 5; n++) {
            at("203.0.113." + n).with("nina", "wrong " + n).get("/api/v1/escalations");
        }
        assertThat(at("203.0.113.200")
                        .with("nina", "wrong")
                        .get("/api/v1/escalations")
                        .statusCode())
                .as("a new address, for an account under attack")
                .isEqualTo(429);
        assertThat(at(HOME).with("nina", "mistyped").get("/api/v1/escalations").statusCode())
                .as("where she was before")
                .isEqualTo(401);
        assertThat(at("192.0.2.1")
                        .with("nina", RIGHT)
                        .get("/api/v1/escalations")
                        .statusCode())
                .as("from a new address")
                .isEqualTo(200);
        assertThat(at(ATTACKER)
                        .with("bella", "mistyped")
                        .get("/api/v1/escalations")
                        .statusCode())
                .as("others are not concerned")
                .isEqualTo(401);
    }

    @Test
    void one_address_that_tries_many_accounts_is_slowed_down_too() {
        for (int n = 0; n < 6; n++) {
            at(ATTACKER).with("guess" + n, "Summer2025!!").get("/api/v1/escalations");
        }
        HttpResponse<String> next =
                at(ATTACKER).with("guess-next", "Summer2025!!").get("/api/v1/escalations");
        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(next.body()).contains("too-many-requests");
        assertThat(at(ATTACKER).with("nina", RIGHT).get("/api/v1/escalations").statusCode())
                .isEqualTo(200);
    }

    @Test
    void addresses_of_one_network_count_as_one() {
        for (int n = 0; n < 3; n++) {
            at("2001:db8:1:2::" + Integer.toHexString(n + 1))
                    .with("nina", "wrong " + n)
                    .get("/api/v1/escalations");
        }
        assertThat(at("2001:db8:1:2:ffff::1")
                        .with("nina", "wrong")
                        .get("/api/v1/escalations")
                        .statusCode())
                .isEqualTo(429);
        assertThat(at("2001:db8:1:3::1")
                        .with("nina", "wrong")
                        .get("/api/v1/escalations")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_administrator_ends_the_wait() {
        IntStream.range(0, 3)
                .forEach(n -> at(ATTACKER).with("nina", "wrong" + n).get("/api/v1/escalations"));
        assertThat(as("ada").post("/engine-rest/user/nina/unlock", "").statusCode())
                .isEqualTo(204);
        assertThat(at(ATTACKER)
                        .with("nina", "mistyped")
                        .get("/api/v1/escalations")
                        .statusCode())
                .isEqualTo(401);
        assertThat(as("bella").post("/engine-rest/user/nina/unlock", "").statusCode())
                .isEqualTo(403);
    }

    // Which ids there are

    /** An unknown id costs what a known one costs: one check of a password each, whatever the path. */
    @ParameterizedTest
    @MethodSource("paths")
    void an_unknown_id_costs_as_much_as_a_known_one(Path path) {
        identity.saveUser(identity.newUser("nopassword"));
        try {
            as("bella").get("/engine-rest/task"); // remembered from here on
            for (Map.Entry<String, String> who : List.of(
                    Map.entry("nina", "wrong password"),
                    Map.entry("unknown", "wrong password"),
                    Map.entry("nopassword", "wrong password"),
                    Map.entry("nina", "x".repeat(4097)),
                    Map.entry("unknown", "x".repeat(4097)),
                    Map.entry("nina", ""))) {
                long before = hash.checks();
                assertThat(path.isIn(path.go(at(ATTACKER), who.getKey(), who.getValue())))
                        .isFalse();
                assertThat(hash.checks() - before)
                        .as(path + " " + who.getKey() + " " + who.getValue().length())
                        .isEqualTo(1);
            }
        } finally {
            identity.deleteUser("nopassword");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void an_unknown_id_is_answered_as_a_known_one(Path path) {
        for (String password : List.of("wrong", "")) {
            HttpResponse<String> known = path.go(at(ATTACKER), "nina", password);
            HttpResponse<String> unknown = path.go(at(ATTACKER), "nino", password);
            assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
            assertThat(withoutInstant(unknown.body().replace("nino", "nina"))).isEqualTo(withoutInstant(known.body()));
        }
    }

    private static String withoutInstant(String body) {
        return body.replaceFirst("\"timestamp\":\"[^\"]+\"", "");
    }

    @Test
    void what_was_right_is_remembered_and_costs_no_check() {
        at(HOME).with("nina", RIGHT).get("/api/v1/escalations");
        long before = hash.checks();
        IntStream.range(0, 50).forEach(n -> assertThat(
                        at(HOME).with("nina", RIGHT).get("/api/v1/escalations").statusCode())
                .isEqualTo(200));
        assertThat(hash.checks()).isEqualTo(before);
    }

    // What is told

    @Test
    void sign_ins_are_told_and_failed_ones_with_the_reason() {
        context.addApplicationListener(listener);
        at(HOME).with("nina", RIGHT).get("/api/v1/escalations");
        at(HOME).signIn("nina", "tasklist", "wrong");
        at(HOME).with("nino", "wrong").get("/engine-rest/task");
        assertThat(told)
                .containsSubsequence(
                        new SignInSucceeded("nina", "api", HOME),
                        new SignInFailed("nina", "web", HOME, "wrong-password"),
                        new SignInFailed("nino", "engine-rest", HOME, "unknown"));
    }
}
