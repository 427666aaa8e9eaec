package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.NewEvent;
import io.tierline.cases.Problems;
import io.tierline.cases.Ticket;
import io.tierline.cases.events.ClosureEvents.CustomerConfirmed;
import io.tierline.cases.events.ClosureEvents.Reopened;
import io.tierline.cases.events.EventText;
import io.tierline.casework.CommandRefusedException;
import io.tierline.process.ProblemDesk;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One cause behind many cases: one fix informs and resolves all, and each customer has their own word. */
class ProblemTest extends TierlineTest {

    @Autowired
    private ProblemDesk problems;

    @Autowired
    private Problems list;

    @Autowired
    private TaskService tasks;

    private String caseOf(String customer) {
        Ticket usual = Desk.ticket();
        return desk.receive(new Ticket(
                usual.title(),
                usual.description(),
                usual.category(),
                usual.priority(),
                usual.impact(),
                usual.affectedUsers(),
                usual.component(),
                null,
                customer,
                customer,
                usual.plan(),
                "Somebody",
                "somebody@" + customer + ".example",
                usual.attributes()));
    }

    private String open(String... cases) {
        String problem = problems.open("The sync drops renamed fields", "salesforce-sync", List.of(cases), "theo");
        desk.settle();
        return problem;
    }

    private void fix(String problem) {
        desk.completes("erin", problem, "find-cause-and-fix", Work.resolution());
    }

    private static long mailsTo(String customer) {
        return Stream.of(mail().getReceivedMessages())
                .filter(mail -> Mails.isTo(mail, "somebody@" + customer + ".example"))
                .filter(mail -> Mails.text(mail).contains("hotfix maps the renamed field"))
                .count();
    }

    @Test
    void one_fix_informs_and_resolves_all_and_each_customer_confirms_for_themselves() {
        String acme = caseOf("acme");
        String globex = caseOf("globex");
        String waiting = caseOf("initech");
        desk.completes("tina", waiting, "work-on-case", Work.askCustomer());
        String problem = open(acme, globex);
        problems.link(problem, waiting, "theo");
        assertThat(desk.shown(problem, "find-cause-and-fix", "ctxCases"))
                .asString()
                .contains(acme, globex, waiting);
        // They go on at their levels meanwhile.
        assertThat(desk.openTasks(acme)).contains("work-on-case");
        fix(problem);

        for (String customer : List.of("acme", "globex", "initech")) {
            assertThat(mailsTo(customer)).as(customer).isEqualTo(1);
        }
        assertThat(List.of(acme, globex, waiting)).allSatisfy(key -> {
            assertThat(desk.caseFile(key).state()).isEqualTo(State.RESOLVED);
            // Nobody has to explain the same thing three times.
            assertThat(desk.openTasks(key)).containsExactly("wait-for-confirmation");
        });
        desk.happens(acme, NewEvent.of(new CustomerConfirmed(null), CaseEvent.CUSTOMER));
        assertThat(desk.caseFile(acme).state()).isEqualTo(State.CLOSED);
        assertThat(desk.caseFile(globex).state()).isEqualTo(State.RESOLVED);
        assertThat(desk.runs(problem, "problem")).isFalse();
    }

    @Test
    void who_says_not_fixed_reopens_only_theirs_and_their_own_people_explain_the_next_solution() {
        String acme = caseOf("acme");
        String globex = caseOf("globex");
        fix(open(acme, globex));
        desk.happens(
                globex, NewEvent.of(new Reopened(), CaseEvent.CUSTOMER).withText(EventText.TEXT, "Still nothing."));

        assertThat(desk.caseFile(acme).state()).isEqualTo(State.RESOLVED);
        assertThat(desk.caseFile(globex)).returns(State.OPEN, Case::state).returns(1, Case::reopened);
        desk.completes("tina", globex, "work-on-case", Work.resolved());
        assertThat(desk.openTasks(globex)).contains("explain-resolution");
    }

    @Test
    void what_was_unlinked_goes_its_own_way_and_the_fix_does_not_touch_it() {
        String acme = caseOf("acme");
        String globex = caseOf("globex");
        String problem = open(acme, globex);
        problems.unlink(problem, globex, "theo");
        assertThat(desk.shown(problem, "find-cause-and-fix", "ctxCases"))
                .asString()
                .contains(acme)
                .doesNotContain(globex);
        fix(problem);

        assertThat(desk.caseFile(acme).state()).isEqualTo(State.RESOLVED);
        assertThat(desk.caseFile(globex)).returns(State.OPEN, Case::state).returns(null, Case::problem);
        assertThat(desk.openTasks(globex)).contains("work-on-case");
        assertThat(mailsTo("globex")).isZero();
    }

    @Test
    void what_was_unlinked_between_the_fix_and_its_turn_is_left_alone() {
        String acme = caseOf("acme");
        String problem = open(acme);
        problems.fixed(problem, "A renamed field.", "A hotfix maps the renamed field.", "Alerts.", null, "erin");
        problems.unlink(problem, acme, "theo");
        desk.settle();

        assertThat(desk.caseFile(acme).state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_fix_that_the_api_tells_resolves_them_too_and_is_told_once() {
        String acme = caseOf("acme");
        String problem = open(acme);
        problems.fixed(problem, "A renamed field.", "A hotfix maps the renamed field.", "Alerts.", null, "erin");
        desk.settle();

        assertThat(desk.caseFile(acme).state()).isEqualTo(State.RESOLVED);
        assertThat(mailsTo("acme")).isEqualTo(1);
        assertThat(desk.openTasks(problem)).isEmpty();
        assertThatThrownBy(() -> problems.fixed(problem, "a", "b", "c", null, "erin"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("It was fixed at");
    }

    @Test
    void a_case_has_one_problem_and_an_ended_one_has_none_to_be_linked_to() {
        String acme = caseOf("acme");
        String problem = open(acme);
        String other = open();
        assertThatThrownBy(() -> problems.link(other, acme, "theo"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("Unlink it from that one first");
        String closed = Journeys.closed(desk);
        assertThatThrownBy(() -> problems.link(other, closed, "theo"))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("It has ended");
        assertThatThrownBy(() -> open(closed)).isInstanceOf(CommandRefusedException.class);
        // The last one was rolled back whole.
        assertThat(list.list(null, 10)).hasSize(2);
        assertThat(list.cases(problem)).extracting(Problems.Linked::caseKey).containsExactly(acme);
    }
}
