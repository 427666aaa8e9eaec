package io.tierline.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.process.model.ShippedModels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each edit that would fail later is refused when it is published, with the element and what to do. */
class ModelChecksTest extends TierlineTest {

    @Autowired
    private ModelChecks checks;

    @Test
    void the_models_that_come_with_tierline_pass() {
        assertThat(checks.problems(Publication.read(ShippedModels.files()), ref -> false))
                .isEmpty();
    }

    /** File, a pattern in it, what is put in its place, and what must be said about it. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            escalation.bpmn | \\$\\{closeCase}             | \\${closeCaze}        | close-case (Close the case): there is no step ${closeCaze}. There are
            escalation.bpmn | caseFile.reviewNeeded        | caseFile.rewiewNeeded | caseFile cannot answer rewiewNeeded with 1 argument.
            escalation.bpmn | caseFile.reviewNeeded        | cashFile.reviewNeeded | nothing is known by the name cashFile.
            escalation.bpmn | caseFile.reviewNeeded\\(execution\\) | dataSource.connection | the expression ${dataSource.connection} is not one that models may use.
            escalation.bpmn | caseFile.reviewNeeded        | dataSource.getConnection | nothing is known by the name dataSource.
            escalation.bpmn | 'confirmation'               | 'confirmatoin'        | there is no clock 'confirmatoin'. There are
            escalation.bpmn | formRef="customer-reply"     | formRef="custom-reply" | wait-for-reply (Wait for the reply): there is no form "custom-reply".
            escalation.bpmn | calledElement="customer-updates" | calledElement="customer-news" | there is no process "customer-news".
            escalation.bpmn | decisionRef="next-level"     | decisionRef="nxt-level" | decide-level (Decide the level): there is no decision "nxt-level".
            escalation.bpmn | decisionResult\\[0].level    | decisionResult[0].levl | the decision "next-level" has no output "levl".
            escalation.bpmn | >question<                   | >questoin<            | ask-customer (Ask the customer): there is no message template "questoin".
            escalation.bpmn | >customer<                   | >costumer<            | "costumer" is nobody who can be told.
            escalation.bpmn | xsi:type="bpmn:tFormalExpression">\\$\\{confirmed} | xsi:type="bpmn:tFormalExpression" language="groovy">true | has a script as its condition.
            escalation.bpmn | <bpmn:timeDate xsi:type="bpmn:tFormalExpression">\\$\\{sla.due\\(execution, 'no-reply'\\)}</bpmn:timeDate> | <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/PT1H</bpmn:timeCycle> | no-reply (No reply in time): its timer repeats
            escalation.bpmn | >\\$\\{sla.due\\(execution, 'no-reply'\\)}< | >tomorrow<     | no-reply (No reply in time): 'tomorrow' is not a date and time.
            escalation.bpmn | close-case                   | Activity_0x9ab12      | Activity_0x9ab12 (Close the case): still has the id that Modeler made up.
            escalation.bpmn | <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle> | `` | does not say when it is tried again
            work-at-tier.bpmn | attachedToRef="get-acknowledged" | attachedToRef="get-acknowledged" camunda:asyncAfter="true" | acknowledged (Acknowledged): runs as a job of its own, but does not say when it is tried again
            escalation.bpmn | \\sdefault="outcome-to-leaves-level" | `` | outcome (Outcome?): has no default flow
            escalation.bpmn | \\sname="ask the customer"   | ``                    | the flow to waiting-on-customer (Waiting on the customer) has no label.
            escalation.bpmn | \\scamunda:formRef="customer-reply" | ``             | wait-for-reply (Wait for the reply): has no form.
            escalation.bpmn | \\scamunda:candidateGroups="customer-success" | ``   | is nobody's: no queue shows it.
            escalation.bpmn | name="customer-replied"      | name="customer-answered" | nobody sends the message "customer-answered".
            escalation.bpmn | name="ticket-received"       | name="moved"          | no start event waits for the message "ticket-received"
            escalation.bpmn | camunda:delegateExpression="\\$\\{recordReply}" | camunda:class="org.example.Reply" | names a Java class.
            escalation.bpmn | </bpmn:definitions>          | ``                    | escalation.bpmn: cannot be read:
            sla-policy.dmn  | "PT15M"                      | "PT15M                | sla-policy (SLA policy), rule 1, firstResponse: cannot be read
            sla-policy.dmn  | "PT15M"                      | ``                    | sla-policy (SLA policy), rule 1: firstResponse is empty.
            sla-policy.dmn  | "PT15M"                      | "a quarter"           | sla-policy (SLA policy), rule 1: firstResponse:
            sla-policy.dmn  | "24x7"                       | "25x8"                | There is no calendar '25x8'
            sla-policy.dmn  | "PT8H"                       | "PT5M"                | is longer than resolution
            sla-policy.dmn  | facts.plan                   | facts.plann           | nothing is known of a case by the name facts.plann.
            sla-policy.dmn  | "P4"</text>                  | "P9"</text>           | no rule fits Priority "P4"
            sla-policy.dmn  | not\\("enterprise"\\)        | ``                    | rules 1 and 2 both fit Priority "P1", Plan "enterprise"
            sla-policy.dmn  | "P1"</text>                  | not("P1"</text>       | Priority cannot be read
            intake.dmn      | <text>true</text>\\s*</outputEntry> | <text>"yes"</text></outputEntry> | intake (Intake), rule 2: opensCase is neither true nor false.
            intake.dmn      | "Most urgent"                | ``                    | intake (Intake), rule 3: reason is no text.
            intake.dmn      | name="opensCase"             | name="opens"          | intake (Intake): has no output opensCase.
            intake.dmn      | ticket.plan                  | ticket.plann          | nothing is known of a ticket by the name ticket.plann.
            intake.dmn      | ticket.plan                  | facts.plan            | nothing is known of a ticket by the name facts.plan.
            intake.dmn      | hitPolicy="FIRST"            | hitPolicy="COLLECT"   | intake (Intake): may give several answers for one ticket.
            intake.dmn      | "solved", "closed"           | "solved", "closed     | Status cannot be read
            levels.dmn      | <text>"tier2"</text>         | <text>"tier2","tier3"</text> | levels (Levels), rule 2: level is "tier2","tier3", which is not one level.
            levels.dmn      | <text>"tier2"</text>         | <text>"tier1"</text>  | levels (Levels), rule 2: describes tier1, and so does rule 1.
            levels.dmn      | <text>3</text>               | <text>2</text>        | levels (Levels), rule 3: has the order of rule 2: which of the two levels is above the other?
            levels.dmn      | <text>3</text>               | <text>2.5</text>      | levels (Levels), rule 3: order is no whole number.
            levels.dmn      | <text>"Tier 2"</text>        | <text>null</text>     | levels (Levels), rule 2: name is missing.
            levels.dmn      | "ticketHistory, errorLogs    | "history, errorLogs   | levels (Levels), rule 2: handOff names "history", which is no field of a hand-off.
            levels.dmn      | <text>true</text>(?=(?s:.*)levels-rule-4-out-4) | <text>1</text> | is neither true nor false.
            levels.dmn      | name="order"                 | name="rank"           | levels (Levels): does not have the columns that describe a level.
            escalation.bpmn | sourceExpression="tier2"     | sourceExpression="tier9" | tier-2-works (Tier 2 works on the case): works at the level "tier9", which levels.dmn does not describe.
            after-closing.dmn | "P5D"                     | "five days"           | review-after-closing (Review after closing), rule 1: within: 'five days' is not a target
            after-closing.dmn | <text>true</text>\\s*</outputEntry> | <text>"yes"</text></outputEntry> | review-after-closing (Review after closing), rule 1: needed is neither true nor false.
            after-closing.dmn | name="needed"             | name="wanted"         | review-after-closing (Review after closing): has no output needed.
            after-closing.dmn | hitPolicy="FIRST"         | hitPolicy="COLLECT"   | survey-after-closing (Survey after closing): may give several answers for one case.
            after-closing.dmn | <text>14</text>           | <text>3</text>        | survey-after-closing (Survey after closing), rule 1: the survey ends after 3 days, and its reminder comes after 3.
            after-closing.dmn | <text>14</text>           | <text>0</text>        | survey-after-closing (Survey after closing), rule 1: endsAfterDays is no whole number from 1 to 365.
            after-closing.dmn | (unhappyBelow[^~]*?)<text>14</text>([^~]*?)<text>3</text> | $1<text>14</text>$2<text>7</text> | survey-after-closing (Survey after closing), rule 1: unhappyBelow is no whole number from 1 to 6.
            after-closing.dmn | (survey-after-closing-rule-1-in-1">\\s*<text>)  | $1"starter" | survey-after-closing (Survey after closing): has no answer for some cases.
            escalation-criteria.dmn | name="securityOrDataLoss" | name="sensitive" | sensitive-category (Sensitive category): has no output securityOrDataLoss.
            escalation-matrix.dmn | "on-call, lead, manager" | "oncall, lead, manager" | escalation-matrix (Escalation matrix), rule 2, ladder: 'oncall' is no step of an escalation policy; write on-call, team, lead, manager, person:<id> or group:<id>. Write the steps from first to last
            escalation-matrix.dmn | "PT10M"              | "ten minutes"         | rule 5, acknowledgeWithin:
            escalation-matrix.dmn | "PT10M"              | "PT0M"                | rule 5, acknowledgeWithin:
            escalation-matrix.dmn | <text>2</text>       | <text>25</text>       | rule 5, repeats: '25' is not how often an escalation policy repeats. Write a whole number from 0 (once is all) to 10.
            escalation-matrix.dmn | "none"               | "any note"            | rule 5, acknowledgedBy: 'any note' is nothing that acknowledges a case. Write some of public-update, internal-note, form-work
            escalation-criteria.dmn | (<text>)&gt;= 8    | $1&gt; 8              | escalation-criteria (Escalation criteria), rule 9: it changes after 9 hours, and nothing checks it then. Add a row to "Check again" that leads to 9.
            escalation-criteria.dmn | <text>&lt; 8</text> | <text>&lt; 9</text>  | after 8 hours it says 8, which has passed by then.
            escalation-matrix.dmn | <text>"tier1"</text>   | ``                    | escalation-matrix.dmn: cannot be
            """)
    void refuses(String file, String pattern, String replacement, String said) {
        List<String> problems = problems(file, pattern, replacement);
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(said));
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem).startsWith(file).doesNotContain("\n"));
    }

    @Test
    void tells_all_problems_at_once() {
        assertThat(problems("work-at-tier.bpmn", "\\$\\{(takeOver|recordWork|noteDeadline)}", "\\${nothing}"))
                .hasSize(3);
    }

    private List<String> problems(String file, String pattern, String replacement) {
        Map<String, byte[]> files = ShippedModels.files();
        String model = new String(files.get(file), StandardCharsets.UTF_8);
        String edited = model.replaceAll(pattern, replacement);
        assertThat(edited).isNotEqualTo(model);
        files.put(file, edited.getBytes(StandardCharsets.UTF_8));
        return checks.problems(Publication.read(files), ref -> false).stream()
                .map(Problem::toString)
                .toList();
    }
}
