package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Where no identity provider is configured, nothing of it is there. */
class WithoutIdentityProviderTest extends SecurityTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void there_is_no_bean_of_it() {
        for (Class<?> type : List.of(
                ClientRegistrationRepository.class,
                JwtDecoder.class,
                OidcSettings.class,
                GroupMapping.class,
                ProviderAccounts.class,
                ProviderTokens.class,
                SignInPageController.class)) {
            assertThat(context.getBeanNamesForType(type)).as(type.getName()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-in/start",
                "/sign-in/out",
                "/oauth2/authorization/oidc",
                "/login/oauth2/code/oidc?code=a&state=b",
                "/login"
            })
    void its_addresses_are_not_there(String path) {
        assertThat(anybody().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void web_applications_sign_in_by_themselves() {
        HttpResponse<String> page = anybody().get("/camunda/app/tasklist/default/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(SignInFilter.COOKIE));
    }

    @Test
    void a_bearer_token_opens_nothing() {
        HttpResponse<String> answer =
                anybody().bearing("eyJhbGciOiJub25lIn0.e30.").get("/api/v1/escalations");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
    }

    @ParameterizedTest
    @CsvSource({"machines, no person could sign", "none, no person could sign", "people, is \"people\""})
    void people_are_not_locked_out_by_a_setting(String mode, String why) {
        assertThatThrownBy(() -> new PasswordSignIn(new SignInSettings(mode, null), new MockEnvironment()))
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "all, tier1, true",
        "all, integration, true",
        "machines, integration, true",
        "machines, tier1, false",
        "machines, admin, false",
        "machines, integration tier1, false",
        "machines, '', false",
        "none, integration, false",
        "none, admin, false",
    })
    void a_password_is_for(String mode, String groups, boolean allowed) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("tierline.sign-in.oidc.issuer", "https://id.example.com");

        assertThat(new PasswordSignIn(new SignInSettings(mode, null), environment)
                        .isFor(groups.isEmpty() ? List.of() : List.of(groups.split(" "))))
                .isEqualTo(allowed);
    }
}
