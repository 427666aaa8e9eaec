package io.tierline.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CaseTokensTest {

    private static final String KEY = "ESC-2026-000042";

    private final CaseTokens tokens = tokens("first secret of ours");

    @Test
    void a_token_is_found_in_whatever_an_address_stands_in() {
        String token = tokens.of(KEY);
        assertThat(token).matches("esc-2026-000042-[a-z2-7]{16}");
        assertThat(tokens.find("Support <support+" + token + "@example.com>, Bob <bob@acme.example>"))
                .contains(KEY);
        assertThat(tokens.find("<" + token.toUpperCase(Locale.ROOT) + ".question.1.customer@EXAMPLE.COM>"))
                .contains(KEY);
    }

    @Test
    void another_cases_token_is_none() {
        String signature = tokens.of(KEY).substring(16);
        assertThat(tokens.find("esc-2026-000043-" + signature)).isEmpty();
        assertThat(tokens.find("esc-2026-000042-aaaaaaaaaaaaaaaa")).isEmpty();
        assertThat(tokens.find("esc-2026-000042")).isEmpty();
        assertThat(tokens.find(tokens.of(KEY) + "a")).isEmpty();
        assertThat(tokens("another secret here").find(tokens.of(KEY))).isEmpty();
    }

    @Test
    void the_first_that_is_right_counts() {
        assertThat(tokens.find("esc-2026-000001-aaaaaaaaaaaaaaaa " + tokens.of(KEY)))
                .contains(KEY);
    }

    @Test
    void addresses_of_before_a_change_of_the_secret_go_on_working() {
        CaseTokens changed = tokens("second secret of ours", "first secret of ours");
        assertThat(changed.find(tokens.of(KEY))).contains(KEY);
        assertThat(changed.of(KEY)).isNotEqualTo(tokens.of(KEY));
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused() {
        assertThatThrownBy(() -> new MailSecrets(null, null, withSecret("short")))
                .hasMessageContaining("tierline.mail.secrets has at least 16 characters");
    }

    private static MailSettings withSecret(String secret) {
        return new MailSettings("", "", MailTickets.Policy.REMEMBER, List.of(), null, List.of(secret));
    }

    private static CaseTokens tokens(String... secrets) {
        return new CaseTokens(() -> List.of(secrets).stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList());
    }
}
