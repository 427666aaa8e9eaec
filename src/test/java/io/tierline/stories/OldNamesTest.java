package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.aliases.Alias;
import io.tierline.aliases.Alias.Kind;
import io.tierline.aliases.Aliases;
import io.tierline.cases.events.WorkEvents.EscalationRepeated;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A model that an owner edited in an earlier release is published and runs as it is. */
class OldNamesTest extends TierlineTest {

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void as_shipped() {
        desk.clear();
        OwnersEdits.takeBack(repository);
    }

    @Test
    void steps_and_questions_by_their_old_names_do_what_they_did() {
        OwnersEdits edits = new OwnersEdits();
        for (Alias step : Aliases.of(Kind.STEP)) {
            edits.replace("work-at-tier.bpmn", "${" + step.now() + "}", "${" + step.name() + "}");
        }
        for (Alias question : Aliases.of(Kind.QUESTION)) {
            edits.replace("work-at-tier.bpmn", question.now() + "(", question.name() + "(");
        }
        edits.publish(repository);

        String key = desk.receive();
        desk.pass(Duration.ofMinutes(45));
        assertThat(desk.ledger(key, EscalationRepeated.class)).hasSize(1);
    }
}
