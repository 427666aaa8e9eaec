package io.tierline.process.forms;

import static io.tierline.process.forms.Submitted.form;
import static io.tierline.process.forms.Submitted.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnterCaseFormTest {

    private static Object[] whole() {
        return new Object[] {
            "title",
            " Data stopped syncing ",
            "description",
            "Since yesterday",
            "customerName",
            "Northwind",
            "customerId",
            "",
            "plan",
            "enterprise",
            "reporterName",
            "Ann",
            "reporterEmail",
            "ann@northwind.example",
            "category",
            "integration",
            "priority",
            "P2",
            "impact",
            "critical",
            "affectedUsers",
            120,
            "component",
            null
        };
    }

    @Test
    void an_empty_form_names_everything_that_is_missing() {
        assertThat(problems(() -> EnterCaseForm.read(form()).check()))
                .extracting(problem -> problem.substring(0, problem.indexOf(" is missing")))
                .containsExactly(
                        "Title",
                        "What the customer says",
                        "Customer",
                        "Plan",
                        "Reported by",
                        "Their e-mail",
                        "Category",
                        "Priority",
                        "Impact");
    }

    @Test
    void a_whole_form_passes_and_emptied_texts_are_absent() {
        EnterCaseForm entered = EnterCaseForm.read(form(whole()));
        assertThat(problems(entered::check)).isEmpty();
        assertThat(entered.title()).isEqualTo("Data stopped syncing");
        assertThat(entered.customerId()).isNull();
        assertThat(entered.component()).isNull();
        assertThat(entered.affectedUsers()).isEqualTo(120);
    }

    @Test
    void a_number_comes_back_in_whatever_type_was_typed() {
        for (Object sent : new Object[] {12, 12L, 12.0, "12"}) {
            assertThat(EnterCaseForm.read(form("affectedUsers", sent)).affectedUsers())
                    .isEqualTo(12);
        }
        assertThat(EnterCaseForm.read(form("affectedUsers", null)).affectedUsers())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "1.5", "99999999999", "NaN"})
    void what_is_not_a_whole_number_is_refused(String sent) {
        Object[] fields = whole();
        fields[21] = sent;
        assertThat(problems(() -> EnterCaseForm.read(form(fields)).check()))
                .containsExactly("Affected users must be a whole number; leave it empty if nobody knows.");
    }

    @Test
    void choices_and_address_are_checked() {
        Object[] fields = whole();
        fields[13] = "ann at northwind";
        fields[17] = "P9";
        fields[19] = "gigantic";
        assertThat(problems(() -> EnterCaseForm.read(form(fields)).check()))
                .containsExactly(
                        "Their e-mail is not an address: write it like name@company.com.",
                        "Priority cannot be \"P9\": choose one of P1, P2, P3, P4.",
                        "Impact cannot be \"gigantic\": choose one of critical, high, medium, low.");
    }
}
