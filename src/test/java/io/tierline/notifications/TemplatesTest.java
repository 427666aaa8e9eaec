package io.tierline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private static final Templates TEMPLATES = templates();

    @ParameterizedTest
    @MethodSource("all")
    void rendersWithItsDocumentedVariables(MessageTemplate template) {
        RenderedMessage text = template.render(model(template));

        assertThat(text.subject()).startsWith("[ESC-2026-000001] ").doesNotContain("{{");
        assertThat(text.body()).doesNotContain("{{", "\n\n\n");
        if (VariablesUsed.by(template.body()).contains("name")) {
            // To a person. Their subjects are logged, so they hold nothing that a customer wrote.
            assertThat(text.subject()).doesNotContain("the title");
            assertThat(text.body()).startsWith("Hello Hanna,\n\n");
        }
        Set<String> announced = new TreeSet<>(template.variables());
        announced.addAll(template.optional());
        for (String variable : announced) {
            assertThat(text.subject() + text.body()).contains("<" + variable + ">");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheVariableThatIsMissing(MessageTemplate template) {
        for (String variable : template.variables()) {
            Map<String, Object> model = model(template);
            model.remove(variable);

            assertThatThrownBy(() -> template.render(model))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("'" + template.name() + "'")
                    .hasMessageContaining("'" + variable + "'");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWellWithoutWhatIsOptional(MessageTemplate template) {
        Map<String, Object> model = model(template);
        model.keySet().removeAll(template.optional());

        assertThat(template.render(model).body()).doesNotContain("  ", " .", " ;", "\n\n\n");
    }

    @ParameterizedTest
    @MethodSource("all")
    void usesEveryVariableThatItAnnounces(MessageTemplate template) {
        Set<String> used = new TreeSet<>(VariablesUsed.by(template.subject()));
        used.addAll(VariablesUsed.by(template.body()));

        assertThat(used).containsAll(template.variables()).containsAll(template.optional());
    }

    @Test
    void theyAreAllThere() {
        assertThat(TEMPLATES.names())
                .contains(
                        "receipt-confirmed",
                        "who-works-on-it",
                        "question",
                        "reply-reminder",
                        "update",
                        "resolution",
                        "at-risk",
                        "alert",
                        "issue-news",
                        "issue-declined",
                        "survey",
                        "survey-reminder",
                        "review-overdue",
                        "action-item-reminder",
                        "action-item-overdue");
    }

    @Test
    void theCustomerIsToldWhoWorksOnItAndWhenTheyHearFromUs() {
        MessageTemplate template = TEMPLATES.of("who-works-on-it");
        Map<String, Object> model = model(template);
        model.putAll(Map.of("team", "engineering", "interval", "2 hours"));

        assertThat(template.render(model).body())
                .contains(
                        "Our engineering team is investigating the issue. We'll update you every 2 hours until resolved.");
    }

    @Test
    void noPromiseIsMadeWhereNoneIsKept() {
        MessageTemplate template = TEMPLATES.of("who-works-on-it");
        Map<String, Object> model = model(template);
        model.remove("interval");

        assertThat(template.render(model).body())
                .doesNotContain("update you every")
                .contains("as soon as there is news");
    }

    @Test
    void aVariableCannotBeginAnotherHeader() {
        MessageTemplate template = parse("subject: {{title}}\naudience: customer\npublic: true", "x");

        assertThat(template.render(Map.of("caseKey", "ESC-1", "title", "a\r\nBcc: b@example.com"))
                        .subject())
                .isEqualTo("[ESC-1] a Bcc: b@example.com");
    }

    @Test
    void whatCustomersWriteIsTextAndNoTemplate() {
        MessageTemplate template = parse("subject: s\naudience: customer\npublic: true", "<b>{{title}}");

        assertThat(template.render(Map.of("caseKey", "ESC-1", "title", "{{caseKey}} <i>&"))
                        .body())
                .isEqualTo("<b>{{caseKey}} <i>&\n");
    }

    @Test
    void aBrokenTemplateIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> MessageTemplate.parse("mine", "Hello")).hasMessageContaining("'mine': begin with");
        assertThatThrownBy(() -> parse("audience: customer\npublic: true", "x")).hasMessageContaining("'subject:'");
        assertThatThrownBy(() -> parse("subject: s\naudience: all\npublic: true", "x"))
                .hasMessageContaining("customer or staff");
        assertThatThrownBy(() -> parse("subject: s\naudience: staff\npublic: true", "x"))
                .hasMessageContaining("'public'");
        assertThatThrownBy(() -> parse("subject: s\naudience: customer\npublic: true", "{{due}}"))
                .hasMessageContaining("'due' is used");
        assertThatThrownBy(() -> parse("subject: s\naudience: customer\npublic: true", "{{#name}}"))
                .isInstanceOf(TemplateException.class);
    }

    private static MessageTemplate parse(String head, String body) {
        return MessageTemplate.parse("mine", "---\n" + head + "\n---\n" + body);
    }

    private static Stream<MessageTemplate> all() {
        return TEMPLATES.names().stream().map(TEMPLATES::of);
    }

    private static Map<String, Object> model(MessageTemplate template) {
        Map<String, Object> model = new HashMap<>();
        template.variables().forEach(variable -> model.put(variable, "<" + variable + ">"));
        template.optional().forEach(variable -> model.put(variable, "<" + variable + ">"));
        model.put("name", "Hanna");
        model.put("caseKey", "ESC-2026-000001");
        model.put("title", "the title");
        model.put("deskUrl", "https://desk.example/camunda/app/tasklist/");
        return model;
    }

    private static Templates templates() {
        try (TestDesk desk = new TestDesk(new RecordingChannel())) {
            return desk.get(Templates.class);
        }
    }
}
