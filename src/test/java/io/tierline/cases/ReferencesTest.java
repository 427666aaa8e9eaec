package io.tierline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.stories.Desk;
import java.time.Duration;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Under which names other systems know a case. */
class ReferencesTest extends TierlineTest {

    @Autowired
    private References references;

    @Autowired
    private TaskService tasks;

    @Autowired
    private PlatformTransactionManager transactions;

    private void add(String key, Reference reference) {
        clock.advance(Duration.ofMinutes(1));
        new TransactionTemplate(transactions).executeWithoutResult(status -> references.add(key, reference));
    }

    @Test
    void the_ticket_is_the_first() {
        String key = desk.receive();
        add(key, new Reference("jira", "ENG-42", "https://jira.example.com/browse/ENG-42"));
        assertThat(references.of(key))
                .containsExactly(
                        new Reference("test", desk.caseFile(key).externalId(), null),
                        new Reference("jira", "ENG-42", "https://jira.example.com/browse/ENG-42"));
    }

    @Test
    void one_that_is_there_stays_and_gains_an_address() {
        String key = desk.receive();
        add(key, new Reference("jira", "ENG-42", null));
        add(key, new Reference("jira", "ENG-42", "https://jira.example.com/browse/ENG-42"));
        add(key, new Reference("jira", "ENG-42", null));
        assertThat(references.of(key).get(1).url()).isEqualTo("https://jira.example.com/browse/ENG-42");
        assertThat(references.of(key)).hasSize(2);
    }

    @Test
    void an_issue_may_be_about_several_cases() {
        String first = desk.receive();
        String second = desk.receive(Desk.ticket());
        add(first, new Reference("jira", "ENG-42", null));
        add(second, new Reference("jira", "ENG-42", null));
        assertThat(references.cases("jira", "ENG-42")).containsExactly(first, second);
        assertThat(references.cases("jira", "ENG-43")).isEmpty();
    }

    @Test
    void nothing_but_an_address_of_the_web_becomes_a_link() {
        assertThat(new Reference("jira", "x", "javascript:alert(1)").url()).isNull();
    }

    @Test
    void who_works_on_the_case_sees_them() {
        String key = desk.receive();
        Object head = desk.shown(key, "work-on-case", "ctxHead");
        assertThat((String) head).endsWith("test " + desk.caseFile(key).externalId());
    }
}
