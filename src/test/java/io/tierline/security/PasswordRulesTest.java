package io.tierline.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken. */
class PasswordRulesTest {

    private static final String[] TINA = {"tina", "Tina", "Tran", "tina.tran@example.com"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "short",
                "elevenchars",
                "password1234",
                "Password123!",
                "P@ssw0rd1234",
                "passwordpassword",
                "administrator",
                "adminadminadmin",
                "123456789012",
                "1234567890123456",
                "qwertyuiopas",
                "1q2w3e4r5t6y",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "aB3$aB3$aB3$",
                "abcdefghijkl",
                "iloveyou1234",
                "letmeinplease",
                "Summer2025!!",
                "Winter2024Winter",
                "january2020!",
                "changeme1234",
                "tierlinetierline",
                "Tierline2025!",
                "tinatinatina",
                "Tina-Tran-2025",
                "tina.tran@example.com",
                "TINA.TRAN@EXAMPLE.COM1",
                "            "
            })
    void easy_ones_are_refused(String password) {
        assertThat(PasswordRules.broken(password, TINA)).as(password).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet otter 47 lantern",
                "correct-horse-battery-staple",
                "first-long-password",
                "tr0ub4dor&3xyz",
                "kF9/uX2pWqZ1",
                "Größe über Pläne 9",
                "горький чай утром",
                "🦦🏮🚲🧭🪁🥁🪨🌵🧵🪴🥝🧊"
            })
    void unusual_ones_are_taken(String password) {
        assertThat(PasswordRules.broken(password, TINA)).as(password).isEmpty();
    }

    @Test
    void what_cannot_be_stored_is_refused() {
        String strong = "kF9/uX2pWqZ1";
        assertThat(PasswordRules.broken(strong + "\0", TINA)).get().asString().contains("NUL");
        assertThat(PasswordRules.broken(strong + "y".repeat(4096), TINA))
                .get()
                .asString()
                .contains("4096");
        assertThat(PasswordRules.broken(strong.repeat(5) + "qZ7".repeat(1300), TINA))
                .as("4,000 characters")
                .isNotEqualTo(null);
    }

    @Test
    void who_has_no_names_is_judged_all_the_same() {
        assertThat(PasswordRules.broken("first-long-password", null, null, null, null))
                .isEmpty();
        assertThat(PasswordRules.broken("password1234", null, null, null, null)).isPresent();
    }

    @Test
    void short_words_of_a_name_do_not_count() {
        assertThat(PasswordRules.broken("quiet otter lantern", "li", "Li", "O", null))
                .isEmpty();
    }
}
