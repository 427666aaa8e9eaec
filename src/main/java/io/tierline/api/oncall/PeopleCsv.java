package io.tierline.api.oncall;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tierline.api.FieldProblem;
import io.tierline.api.JsonFields;
import io.tierline.api.RefusedRequestException;
import io.tierline.oncall.Person;
import io.tierline.oncall.Person.Membership;
import io.tierline.web.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * People as a table. A cell that a spreadsheet would take for a formula is written with an apostrophe in front, which is
 * taken away when it is read: what was written comes back as it was.
 */
final class PeopleCsv {

    private static final List<String> COLUMNS =
            List.of("id", "name", "email", "slack", "teams", "phone", "zone", "hours", "groups", "leads", "active");
    private static final List<String> CONTACTS = List.of("email", "slack", "teams", "phone");

    private PeopleCsv() {}

    static String write(List<Person> people) {
        CsvTable table = new CsvTable(COLUMNS);
        people.forEach(person -> table.row(cells(person).toArray()));
        return table.toString();
    }

    private static Stream<String> cells(Person person) {
        return Stream.of(
                person.id(),
                person.name(),
                person.contacts().email(),
                person.contacts().slack(),
                person.contacts().teams(),
                person.contacts().phone(),
                person.hours().zone().getId(),
                person.hours().calendar() != null
                        ? person.hours().calendar()
                        : WeekText.line(person.hours().week()),
                String.join(";", person.groups().stream().map(Membership::group).toList()),
                String.join(
                        ";",
                        person.groups().stream()
                                .filter(Membership::lead)
                                .map(Membership::group)
                                .toList()),
                Boolean.toString(person.active()));
    }

    /**
     * Each row as the object that JSON would have; its problems are named by the row's line in the file.
     *
     * @throws Refusal when it is no table, or has a column that there is not
     */
    static List<JsonFields> read(String text, List<FieldProblem> problems) {
        List<JsonFields> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().allowUnclosedQuote(false).ofNamedCsvRecord(text.replaceFirst("^\uFEFF", ""))) {
            for (NamedCsvRecord row : csv) {
                checkColumns(row.getHeader());
                checkCells(row);
                rows.add(JsonFields.of(
                        object(row.getFieldsAsMap()), "line " + row.getStartingLineNumber() + ": ", problems));
            }
        } catch (CsvParseException e) {
            throw RefusedRequestException.csv(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void checkColumns(List<String> header) {
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw RefusedRequestException.csv(
                        "'" + column + "' is no column; there are " + String.join(", ", COLUMNS) + ", in any order");
            }
        }
        if (!header.contains("id") || !header.contains("name")) {
            throw RefusedRequestException.csv("The first line names the columns; id and name have to be there");
        }
    }

    private static void checkCells(NamedCsvRecord row) {
        if (row.getFieldCount() != row.getHeader().size()) {
            throw RefusedRequestException.csv("Line %d has %d cells, not %d as the first line"
                    .formatted(
                            row.getStartingLineNumber(),
                            row.getFieldCount(),
                            row.getHeader().size()));
        }
    }

    private static ObjectNode object(Map<String, String> row) {
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        row.forEach((column, cell) -> {
            String value = CsvTable.meant(cell);
            if (value.isBlank()) {
                return;
            }
            switch (column) {
                case "hours" -> hours(person.putObject("hours"), value);
                case "groups", "leads" ->
                    Stream.of(value.split(";")).map(String::trim).forEach(person.withArray(column)::add);
                case "active" -> flag(person, value);
                default ->
                    (CONTACTS.contains(column) ? person.withObjectProperty("contacts") : person).put(column, value);
            }
        });
        return person;
    }

    private static void hours(ObjectNode hours, String value) {
        if (!value.contains(":")) {
            hours.put("calendar", value.trim());
            return;
        }
        ObjectNode week = hours.putObject("week");
        for (String part : value.split(";")) {
            String[] words = part.trim().split("\\s+");
            for (int i = 1; i < words.length; i++) {
                week.withArray(words[0]).add(words[i]);
            }
        }
    }

    private static void flag(ObjectNode person, String value) {
        switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> person.put("active", true);
            case "false" -> person.put("active", false);
            default -> person.put("active", value);
        }
    }
}
