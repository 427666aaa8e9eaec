package io.tierline.stories;

import static io.tierline.stories.Tasklist.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.security.Keycloak;
import io.tierline.security.KeycloakTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** People sign in at the company's identity provider, and out again, as they meet it. */
class IdentityProviderInBrowserTest extends KeycloakTest {

    private static final By USER = By.id("username");
    private static final By PASSWORD = By.id("password");
    private static final By SIGN_IN = By.id("kc-login");

    private String tierline(String path) {
        return "http://localhost:" + port() + path;
    }

    private static void signIn(Browser browser, String user, String password) {
        browser.see(USER).clear();
        browser.see(USER).sendKeys(user);
        browser.see(PASSWORD).sendKeys(password);
        browser.click(SIGN_IN);
    }

    private static void seeProvider(Browser browser) {
        browser.await("see Keycloak's page", () -> browser.address()
                .contains(Keycloak.running().address()));
        browser.see(USER);
    }

    @Test
    void a_manager_signs_in_works_and_signs_out_at_both() {
        try (Browser browser = Browser.open("identity-provider")) {
            browser.go(tierline("/"));
            seeProvider(browser);
            browser.screenshot("at-keycloak");
            signIn(browser, "mona", "wrong-password");
            browser.seeText("Invalid username or password");
            browser.screenshot("wrong-password");

            signIn(browser, "mona", "mona-at-keycloak");
            browser.see(list("All open"));
            browser.seeText("Mona Moreau");
            browser.screenshot("manager-in-tasklist");
            browser.go(tierline("/camunda/app/cockpit/default/"));
            browser.seeText("Mona Moreau");
            browser.see(By.linkText("Processes"));
            browser.screenshot("manager-in-cockpit");

            // Sessions of nobody, which are few, do not take the place of hers.
            for (int i = 0; i < 30; i++) {
                anonymousSession();
            }

            // What she sends counts: a form is opened, and the token against forged requests fits the new session.
            browser.go(tierline("/camunda/app/tasklist/default/"));
            new Tasklist(browser, port()).startProcess("Manage a case");
            browser.field("Case");
            browser.go(tierline("/camunda/app/tasklist/default/"));

            signOut(browser);
            browser.seeText("You are signed out");
            browser.screenshot("signed-out");
            browser.go(tierline("/camunda/app/tasklist/default/"));
            seeProvider(browser);
            assertThat(browser.pageText()).contains("Sign in to your account");
        }
    }

    private void anonymousSession() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tierline("/camunda/api/engine/engine/")))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join();
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    private static void signOut(Browser browser) {
        browser.click(By.cssSelector("li.account.dropdown > a.dropdown-toggle"));
        browser.click(By.cssSelector("li.logout a"));
    }

    @Test
    void a_link_to_a_place_in_tasklist_survives_the_sign_in() {
        try (Browser browser = Browser.open("deep-link")) {
            browser.go(tierline("/camunda/app/tasklist/default/#/?task=4711"));
            seeProvider(browser);
            signIn(browser, "mona", "mona-at-keycloak");
            browser.see(list("All open"));

            assertThat(browser.address())
                    .startsWith(tierline("/camunda/app/tasklist/default/#/"))
                    .contains("task=4711");
        }
    }

    @Test
    void who_may_not_open_tasklist_is_led_to_what_they_may() {
        try (Browser browser = Browser.open("process-owner")) {
            browser.go(tierline("/"));
            seeProvider(browser);
            signIn(browser, "olaf", "olaf-at-keycloak");
            browser.see(By.linkText("Processes"));
            assertThat(browser.address()).startsWith(tierline("/camunda/app/cockpit/default/"));
        }
    }

    @Test
    void who_is_in_no_mapped_group_is_told_so_in_words() {
        try (Browser browser = Browser.open("refused")) {
            browser.go(tierline("/camunda/app/tasklist/default/"));
            seeProvider(browser);
            signIn(browser, "sam", "sam-at-keycloak");
            browser.seeText("You have no access to Tierline");
            browser.seeText("belongs to no group that has access to Tierline");
            browser.screenshot("no-group");

            browser.go(tierline("/camunda/api/admin/auth/user/default"));
            assertThat(browser.pageText()).doesNotContain("sam");

            // Sam is still signed in at the provider: they leave it, and a colleague signs in.
            browser.go(tierline("/sign-in?refused"));
            browser.clickText("a", "Sign in as somebody else");
            browser.seeText("You are signed out");
            browser.clickText("a", "Sign in with Keycloak");
            seeProvider(browser);
            signIn(browser, "tina.tran@example.com", "tina-at-keycloak");
            browser.see(list("My queue"));
            browser.seeText("Tina Tran");
        }
    }
}
