package io.tierline.process.forms;

import io.tierline.cases.Ticket;
import io.tierline.casework.EditableFact;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** A case that a person enters: the start form {@code enter-case}. */
public record EnterCaseForm(
        String title,
        String description,
        String customerName,
        String customerId,
        String plan,
        String reporterName,
        String reporterEmail,
        String category,
        String priority,
        String impact,
        Integer affectedUsers,
        String component,
        String integrationId,
        String region) {

    static final String ID = "enter-case";

    /** The variable that holds who entered it; the model names it as its initiator. */
    public static final String ENTERED_BY = "enteredBy";

    public static final List<String> FIELDS = List.of(
            "title",
            "description",
            "customerName",
            "customerId",
            "plan",
            "reporterName",
            "reporterEmail",
            "category",
            "priority",
            "impact",
            "affectedUsers",
            "component",
            "integrationId",
            "region");

    static final List<String> PRIORITIES = EditableFact.PRIORITY.choices();
    private static final List<String> IMPACTS = EditableFact.IMPACT.choices();
    private static final int LONGEST_NAME = 200;

    public static EnterCaseForm read(VariableScope scope) {
        FormReader form = new FormReader(scope);
        return new EnterCaseForm(
                form.text("title"),
                form.text("description"),
                form.text("customerName"),
                form.text("customerId"),
                form.text("plan"),
                form.text("reporterName"),
                form.text("reporterEmail"),
                form.choice("category"),
                form.text("priority"),
                form.choice("impact"),
                form.number("affectedUsers"),
                form.text("component"),
                form.text("integrationId"),
                form.text("region"));
    }

    /** @throws FormProblems naming every field that is missing or wrong */
    public void check() {
        new Problems()
                .need(title, "Title", "need.title")
                .fits(title, "Title", LONGEST_NAME)
                .need(description, "What the customer says", "need.description")
                .need(customerName, "Customer", "need.customer")
                .fits(customerName, "Customer", LONGEST_NAME)
                .fits(customerId, "Customer number", LONGEST_NAME)
                .need(plan, "Plan", "need.plan")
                .fits(plan, "Plan", LONGEST_NAME)
                .need(reporterName, "Reported by", "need.reporter")
                .fits(reporterName, "Reported by", LONGEST_NAME)
                .need(reporterEmail, "Their e-mail", "need.email")
                .wrong(
                        reporterEmail != null && !reporterEmail.matches("[^@\\s]+@[^@\\s]+"),
                        "form.email",
                        "Their e-mail")
                .fits(reporterEmail, "Their e-mail", LONGEST_NAME)
                .need(category, "Category", "need.category")
                .fits(category, "Category", LONGEST_NAME)
                .need(priority, "Priority", "need.priority")
                .oneOf(priority, "Priority", PRIORITIES)
                .need(impact, "Impact", "need.impact")
                .oneOf(impact, "Impact", IMPACTS)
                .wrong(FormReader.NOT_A_NUMBER.equals(affectedUsers), "form.affected-users", "Affected users")
                .fits(component, "Component", LONGEST_NAME)
                .fits(integrationId, "Integration id", LONGEST_NAME)
                .wrong(region != null && !region.matches("[a-z][a-z0-9-]{0,49}"), "form.region", "Region")
                .refuse();
    }

    public Ticket ticket() {
        return new Ticket(
                title,
                description,
                category,
                priority,
                impact,
                affectedUsers,
                component,
                integrationId,
                customerId,
                customerName,
                plan,
                region,
                reporterName,
                reporterEmail,
                Map.of());
    }

    /** The form {@code enter-case}. */
    @Component
    static class Definition implements FormDefinition {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public List<String> fields() {
            return FIELDS;
        }

        @Override
        public void check(VariableScope scope) {
            read(scope).check();
        }
    }
}
