package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.oncall.Contacts;
import io.tierline.oncall.People;
import io.tierline.oncall.PeopleImport;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What becomes of accounts when people of an identity provider sign in. */
class ProviderAccountsTest extends SecurityTest {

    private static final String ISSUER = "https://id.example.com";
    private static final GroupMapping MAPPING =
            GroupMapping.read(List.of("Managers=manager", "Tier 1=tier1", "CN=Admins,OU=IT=admin"));

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private PeopleImport peopleImport;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private ProviderAccounts provider;

    @BeforeEach
    void provider() {
        provider = provider(false);
    }

    private ProviderAccounts provider(boolean linkExisting) {
        return new ProviderAccounts(
                new ProviderAccountTable(jdbc, clock),
                accounts,
                people,
                peopleImport,
                settings(linkExisting),
                MAPPING,
                transactions);
    }

    private static OidcSettings settings(boolean linkExisting) {
        return new OidcSettings(
                ISSUER,
                "tierline",
                "",
                "",
                List.of(),
                "preferred_username",
                "groups",
                List.of(),
                "",
                linkExisting,
                true);
    }

    @AfterEach
    void nobodyNew() {
        jdbc.sql("delete from provider_account").update();
        for (String id : List.of("nora", "nora-2")) {
            if (accounts.find(id).isPresent()) {
                accounts.delete(id);
            }
            jdbc.sql("delete from person where id = ?").param(id).update();
        }
    }

    private static ProviderStatement said(String subject, String userName, String... groups) {
        return said(Map.of("sub", subject, "preferred_username", userName, "groups", List.of(groups)));
    }

    private static ProviderStatement said(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("iss", ISSUER);
        all.putIfAbsent("name", "Nora Nilsson");
        return ProviderStatement.read(all, settings(false), MAPPING);
    }

    @Test
    void groups_follow_the_provider_at_each_sign_in_and_only_those_that_are_mapped() {
        assertThat(provider.signIn(said("1", "nora", "Managers", "Tier 1", "Choir")))
                .isEqualTo("nora");
        assertThat(accounts.groupsOf("nora")).containsExactlyInAnyOrder("manager", "tier1");
        accounts.join("nora", "legal"); // by an administrator

        provider.signIn(said("1", "nora", "Tier 1"));

        assertThat(accounts.groupsOf("nora")).containsExactlyInAnyOrder("tier1", "legal");
        assertThat(people.find("nora").orElseThrow().isIn("manager")).isFalse();
    }

    @Test
    void who_is_in_no_group_any_more_loses_them_and_is_refused() {
        provider.signIn(said("1", "nora", "Managers"));

        assertThatThrownBy(() -> provider.signIn(said("1", "nora"))).hasMessageContaining("no group that has access");
        assertThat(accounts.groupsOf("nora")).isEmpty();
    }

    @Test
    void a_claim_that_is_not_there_names_no_group() {
        provider.signIn(said("1", "nora", "Managers"));

        assertThatThrownBy(() -> provider.signIn(said(Map.of("sub", "1", "preferred_username", "nora"))))
                .isInstanceOf(SignInRefusedException.class);
        assertThat(accounts.groupsOf("nora")).isEmpty();
    }

    @Test
    void a_name_may_change_and_be_given_to_somebody_else() {
        provider.signIn(said("1", "nora", "Managers"));

        assertThat(provider.signIn(said("1", "nora.nilsson-berg", "Managers"))).isEqualTo("nora");
        assertThatThrownBy(() -> provider.signIn(said("2", "nora", "Tier 1")))
                .hasMessageContaining("There is an account nora already");
        assertThat(accounts.groupsOf("nora")).containsExactly("manager");
    }

    @ParameterizedTest
    @CsvSource({"mona", "MONA", "mona@elsewhere.example", "Mónà", "admin", "Admin", "tierline"})
    void nobody_becomes_somebody_who_is_there(String name) {
        assertThatThrownBy(() -> provider.signIn(said("1", name, "Managers")))
                .isInstanceOf(SignInRefusedException.class)
                .hasMessageContaining("already");
        assertThat(count("provider_account")).isZero();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void an_account_is_linked_where_that_is_configured_and_hands_over_no_role() {
        ProviderAccounts linking = provider(true);
        assertThatThrownBy(() -> linking.signIn(said("1", "mona", "Tier 1")))
                .isInstanceOf(SignInRefusedException.class);
        assertThatThrownBy(() -> linking.signIn(said("1", "admin", "CN=Admins,OU=IT")))
                .isInstanceOf(SignInRefusedException.class);

        Person before = people.find("mona").orElseThrow();
        try {
            assertThat(linking.signIn(said("1", "mona", "Managers"))).isEqualTo("mona");
            assertThatThrownBy(() -> linking.signIn(said("2", "mona", "Managers")))
                    .hasMessageContaining("not known to be yours");
        } finally {
            peopleImport.put(List.of(new PeopleImport.Change(before, null)));
        }
    }

    @Test
    void what_is_known_of_a_person_stays() {
        provider.signIn(said("1", "nora", "Tier 1"));
        Person nora = people.find("nora").orElseThrow();
        peopleImport.put(List.of(new PeopleImport.Change(
                new Person(
                        "nora",
                        nora.name(),
                        new Contacts(null, "U1", null, "+47 1"),
                        List.of(new Membership("tier1", true)),
                        nora.hours(),
                        true),
                null)));

        provider.signIn(said(Map.of(
                "sub", "1", "preferred_username", "nora", "email", "nora@example.com", "groups", List.of("Tier 1"))));

        Person after = people.find("nora").orElseThrow();
        assertThat(after.contacts()).isEqualTo(new Contacts("nora@example.com", "U1", null, "+47 1"));
        assertThat(after.leads("tier1")).isTrue();
    }

    @Test
    void the_last_administrator_is_not_taken_away() {
        ProviderAccounts linking = provider(true);
        Person ada = people.find("ada").orElseThrow();
        try {
            linking.signIn(said("1", "ada", "CN=Admins,OU=IT"));
            assertThatThrownBy(() -> linking.signIn(said("1", "ada", "Tier 1")))
                    .isInstanceOf(SignInRefusedException.class)
                    .hasMessageContaining("only administrator");
            assertThat(accounts.members(Groups.ADMIN)).containsExactly("ada");
        } finally {
            peopleImport.put(List.of(new PeopleImport.Change(ada, null)));
        }
    }

    @Test
    void an_old_token_counts_for_its_request_and_gives_no_group_back() {
        ProviderStatement old = said("1", "nora", "Managers", "Tier 1");
        provider.signIn(old);
        provider.signIn(said("1", "nora", "Tier 1"));

        provider.withToken(old);

        assertThat(accounts.groupsOf("nora")).containsExactly("tier1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "mona, mona",
                "Mona.Moreau, mona-moreau",
                "mona@example.com, mona",
                "Zoë Ångström, zoe-angstrom",
                "../../etc, etc",
                "<script>, script",
                "mona--x, mona-x",
                "'  ', -",
                "@, -",
                "你好, -",
                "-, -",
            })
    void a_user_id_is_made_of_letters_and_digits(String claim, String id) {
        assertThat(ProviderStatement.userId(claim)).isEqualTo(id);
    }

    @Test
    void groups_may_be_nested_or_a_single_one() {
        OidcSettings nested = new OidcSettings(
                ISSUER, "t", "", "", List.of(), "sub", "realm_access.roles", List.of(), "", false, true);
        Map<String, Object> claims = Map.of("sub", "1", "realm_access", Map.of("roles", List.of("Managers", 7)));
        assertThat(ProviderStatement.read(claims, nested, MAPPING).groups()).containsExactly("manager");
        assertThat(said(Map.of("sub", "1", "groups", "Tier 1")).groups()).containsExactly("tier1");
    }

    @ParameterizedTest
    @CsvSource({"Managers", "=manager", "Managers=", "Managers=camunda-admin"})
    void an_entry_that_maps_nothing_is_refused_at_the_start(String entry) {
        assertThatThrownBy(() -> GroupMapping.read(List.of(entry)))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining(entry);
    }

    @Test
    void a_group_that_is_not_there_is_named_at_the_start() {
        assertThatThrownBy(() -> GroupMapping.read(List.of("Managers=managr")).check(List.of("manager", "tier1")))
                .hasMessageContaining("managr");
    }
}
