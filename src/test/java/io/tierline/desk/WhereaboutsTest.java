package io.tierline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.ClosureEvents.Withdrawn;
import io.tierline.stories.Work;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person reads whose task has gone. */
class WhereaboutsTest extends TierlineTest {

    @Autowired
    private CaseViews views;

    @Test
    void a_case_that_a_colleague_handed_on() {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.escalate());
        Whereabouts went = views.whereabouts(key);
        assertThat(went.where()).isEqualTo("is-with");
        assertThat(went.level()).isEqualTo("Tier 2");
        assertThat(went.how()).isEqualTo("handed-on");
        assertThat(went.who()).isEqualTo("Tina Tran");
        assertThat(went.at()).isEqualTo(clock.instant());
        assertThat(went.why()).isNotBlank();
    }

    @Test
    void a_case_that_waits_for_its_customer() {
        String key = desk.receive();
        desk.completes("tina", key, "work-on-case", Work.askCustomer());
        assertThat(views.whereabouts(key).where()).isEqualTo("is-waiting");
        assertThat(views.whereabouts(key).how()).isEqualTo("asked-customer");
        assertThat(views.whereabouts(key).who()).isEqualTo("Tina Tran");
    }

    @Test
    void a_case_whose_time_was_up() {
        String key = desk.receive();
        desk.pass(Duration.ofDays(3));
        assertThat(views.whereabouts(key).how()).isEqualTo("time");
    }

    @Test
    void a_case_that_was_withdrawn() {
        String key = desk.receive();
        desk.happens(key, NewEvent.of(new Withdrawn("cancelled", null), CaseEvent.CUSTOMER));
        assertThat(views.whereabouts(key).where()).isEqualTo("was-withdrawn");
        assertThat(views.whereabouts(key).how()).isEqualTo("ended");
        assertThat(views.whereabouts(key).who()).isEqualTo("Hanna Ops");
    }
}
