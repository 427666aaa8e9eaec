package io.tierline.reporting;

import io.tierline.web.CsvTable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The rows behind a figure as a table, with the names of their facts on top. */
final class CaseTable {

    private CaseTable() {}

    static String write(List<CaseRow> rows) {
        RecordComponent[] columns = CaseRow.class.getRecordComponents();
        CsvTable table = new CsvTable(
                Arrays.stream(columns).map(RecordComponent::getName).toList());
        rows.forEach(row -> table.row(
                Arrays.stream(columns).map(column -> value(column, row)).toArray()));
        return table.toString();
    }

    private static Object value(RecordComponent column, CaseRow row) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
