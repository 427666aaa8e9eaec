package io.tierline.reporting;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as comma-separated values (RFC 4180), with a line of names on top. */
final class Csv {

    private Csv() {}

    static String write(List<CaseRow> rows) {
        RecordComponent[] columns = CaseRow.class.getRecordComponents();
        StringBuilder csv = new StringBuilder(line(Arrays.stream(columns).map(RecordComponent::getName)));
        rows.forEach(row -> csv.append(line(Arrays.stream(columns).map(column -> value(column, row)))));
        return csv.toString();
    }

    private static String line(Stream<?> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0) {
            // A spreadsheet takes such a cell for a formula and would run what a customer wrote.
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static Object value(RecordComponent column, CaseRow row) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
