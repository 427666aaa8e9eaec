package io.tierline.api.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierline.api.ApiPaths;
import io.tierline.oncall.EscalationStep;
import io.tierline.oncall.NextContact;
import io.tierline.oncall.OnCall;
import io.tierline.oncall.People;
import io.tierline.oncall.Person;
import io.tierline.process.EscalationMatrix;
import io.tierline.process.EscalationMatrix.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The escalation matrix: what the policy says, and the people who fill it at this moment. */
@RestController
@RequestMapping(path = ApiPaths.API + "/matrix", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "People and on-call")
class MatrixController {

    private static final String TEAM = "team";
    private static final String LADDER = "ladder";
    private static final String REGION = "region";

    private final EscalationMatrix matrix;
    private final OnCall onCall;
    private final People people;
    private final Clock clock;

    MatrixController(EscalationMatrix matrix, OnCall onCall, People people, Clock clock) {
        this.matrix = matrix;
        this.onCall = onCall;
        this.people = people;
        this.clock = clock;
    }

    @Schema(name = "Matrix")
    record View(@Schema(description = "The people are those of this instant.") Instant at, List<RowView> rows) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MatrixRow")
    record RowView(
            @Schema(
                            description = "The conditions that have to hold; the first row that holds counts.",
                            example = "{\"level\": \"tier2\"}")
                    Map<String, String> when,
            @Schema(description = "What the table says: team, role, who is alerted in turn ...")
                    Map<String, String> then,
            String note,
            @Schema(description = "The team's active members.") List<String> members,
            List<String> leads,
            @Schema(description = "Who is asked in turn.") List<AskedView> asked,
            @Schema(description = "Who is passed over, and why; a gap in the rota above all.") List<String> passed,
            @Schema(description = "Why nobody can be asked, or what is wrong with the row.") String problem) {}

    @Schema(name = "MatrixContact")
    record AskedView(
            @Schema(example = "theo") String person,
            @Schema(example = "Theo Thomas") String name,
            @Schema(example = "on-call") String step,
            @Schema(example = "on call for tier2, EMEA") String why) {

        @JsonProperty("rung")
        @Schema(description = "The old name of step, until 0.3.0.", deprecated = true)
        String rung() {
            return step;
        }
    }

    @GetMapping
    @Operation(operationId = "getMatrix", summary = "Who has a case at which level, and who is asked in turn, now")
    View get() {
        Instant now = clock.instant();
        return new View(now, matrix.rows().stream().map(row -> view(row, now)).toList());
    }

    private RowView view(Row row, Instant now) {
        String team = row.then().get(TEAM);
        if (team == null || row.then().get(LADDER) == null) {
            return without(row, "the row names no team, or nobody to alert in turn");
        }
        try {
            List<EscalationStep> escalation = EscalationStep.steps(row.then().get(LADDER));
            String region = row.when().get(REGION);
            NextContact first = onCall.next(team, region, escalation, Set.of(), now);
            List<Person> members = people.inGroup(team);
            return new RowView(
                    row.when(),
                    row.then(),
                    row.note(),
                    members.stream().map(Person::id).toList(),
                    members.stream()
                            .filter(person -> person.leads(team))
                            .map(Person::id)
                            .toList(),
                    onCall.escalation(team, region, escalation, now).stream()
                            .map(alert -> new AskedView(
                                    alert.person().id(),
                                    alert.person().name(),
                                    alert.step().toString(),
                                    alert.why()))
                            .toList(),
                    first.passed().stream().map(NextContact.Passed::why).toList(),
                    first instanceof NextContact.Nobody nobody ? nobody.why() : null);
        } catch (IllegalArgumentException e) {
            return without(row, e.getMessage());
        }
    }

    private static RowView without(Row row, String problem) {
        return new RowView(row.when(), row.then(), row.note(), null, null, null, null, problem);
    }
}
