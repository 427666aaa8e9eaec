package io.tierline.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.junit.jupiter.api.Test;

/** What counts as the work of a level in the models that we ship. */
class PlacesTest {

    @Test
    void the_work_of_a_level_is_its_task_and_the_steps_to_it_and_from_it() throws IOException {
        assertThat(workAtTier().work()).contains("find-team", "take-over", "work-on-case", "record-work");
    }

    @Test
    void what_runs_beside_the_work_is_not_the_work_even_when_a_case_given_back_begins_it_again() throws IOException {
        assertThat(workAtTier().work())
                .doesNotContain(
                        "get-acknowledged", "alert-on-call", "next-deadline", "what-comes-first", "facts-changed");
    }

    /** A boundary event that interrupts the work takes its place: an owner may let the case wait behind it. */
    @Test
    void what_follows_an_interrupting_boundary_event_belongs_to_the_work() {
        var model = Bpmn.createExecutableProcess("level")
                .startEvent()
                .userTask("work")
                .boundaryEvent("stopped")
                .message("stopped")
                .receiveTask("wait-for-part")
                .message("part")
                .endEvent()
                .done();
        assertThat(Places.of(model, "level").work()).contains("work", "wait-for-part");

        ((BoundaryEvent) model.getModelElementById("stopped")).setCancelActivity(false);
        assertThat(Places.of(model, "level").work()).contains("work").doesNotContain("wait-for-part");
    }

    private static Places workAtTier() throws IOException {
        try (InputStream file = PlacesTest.class.getResourceAsStream("/processes/work-at-tier.bpmn")) {
            return Places.of(Bpmn.readModelFromStream(file), "work-at-tier");
        }
    }
}
