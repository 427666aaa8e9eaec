package io.tierline.api.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.oncall.Contacts;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import io.tierline.oncall.rota.Hours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People as a table, out and back. */
class PeopleCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Nina", "=1+1", "+48 22 1", "-5", "@nina", "'=1+1", "''+48", "O'Neill", "'quoted'", "a \"b\", c"
            })
    void what_was_written_comes_back_and_no_spreadsheet_runs_it(String text) {
        Person nina = new Person(
                "nina",
                text,
                new Contacts(null, null, null, text),
                List.of(new Membership("tier1", false), new Membership("tier2", true)),
                Hours.of("business-hours", ZoneId.of("Europe/Warsaw")),
                false);
        String table = PeopleCsv.write(List.of(nina));

        assertThat(table.split("nina,", 2)[1])
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-")
                .doesNotStartWith("@");
        List<FieldProblem> problems = new ArrayList<>();
        JsonFields row = PeopleCsv.read(table, problems).get(0);
        assertThat(new PersonRequest(Set.of("business-hours"), Set.of("tier1", "tier2"))
                        .read(row, null)
                        .person())
                .isEqualTo(nina);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\r\nnina,Nina,tier1\r\n",
                "id,name,zone\r\nnina,Nina\r\n",
                "id,name\r\nnina,\"Nina\r\n",
                "id,name,shoe\r\nnina,Nina,44\r\n",
                "id,zone\r\nnina,UTC\r\n"
            })
    void what_is_no_table_of_people_is_refused(String text) {
        assertThatThrownBy(() -> PeopleCsv.read(text, new ArrayList<>())).isInstanceOf(RefusedRequestException.class);
    }
}
