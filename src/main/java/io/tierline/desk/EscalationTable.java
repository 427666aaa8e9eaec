package io.tierline.desk;

import io.tierline.web.CsvTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** What the page <i>Escalations</i> shows, as a table for a spreadsheet. Times are in UTC, which the head says. */
final class EscalationTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Column> columns;
    private final List<EscalationRow> rows;
    private final EscalationsWords words;

    EscalationTable(List<Column> columns, List<EscalationRow> rows, EscalationsWords words) {
        this.columns = columns;
        this.rows = rows;
        this.words = words;
    }

    /** What can be shown of a case. */
    enum Column {
        KEY(EscalationRow::key),
        TITLE(EscalationRow::title),
        PRIORITY(EscalationRow::priority),
        CUSTOMER(EscalationRow::customer),
        VALUE(EscalationRow::value),
        STATE(EscalationRow::state),
        LEVEL(EscalationRow::level),
        OWNER(EscalationRow::owner),
        WHY(row -> String.join("; ", row.why())),
        DEADLINE(EscalationRow::deadline),
        DUE(EscalationRow::due),
        PROMISE(EscalationRow::promise),
        LAST_AT(EscalationRow::lastAt),
        LAST(EscalationRow::last),
        HANDED_BACK(EscalationRow::handedBack),
        PROBLEM(EscalationRow::problem),
        OPENED(EscalationRow::opened);

        private final Function<EscalationRow, Object> cell;

        Column(Function<EscalationRow, Object> cell) {
            this.cell = cell;
        }

        /** As the page names it. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Column> of(String code) {
            return Arrays.stream(values())
                    .filter(column -> column.code().equals(code))
                    .findFirst();
        }

        private boolean isTime() {
            return this == DUE || this == PROMISE || this == LAST_AT || this == OPENED;
        }
    }

    private String head(Column column) {
        String name = words.say("column." + column.code());
        return column.isTime() ? name + " (" + words.say("table.utc") + ")" : name;
    }

    /** Spreadsheets take a table for what it is in Unicode by the mark at its beginning. */
    byte[] csv() {
        CsvTable table = new CsvTable(columns.stream().map(this::head).toList());
        rows.forEach(row -> table.row(columns.stream()
                .map(column -> column.cell.apply(row))
                .map(cell -> cell instanceof Instant at ? at.truncatedTo(ChronoUnit.SECONDS) : cell)
                .toArray()));
        return (BYTE_ORDER_MARK + table).getBytes(StandardCharsets.UTF_8);
    }

    /** Each text is a text to the spreadsheet: none of them is a formula. */
    byte[] xlsx() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Tierline", null)) {
            Worksheet sheet = workbook.newWorksheet("Escalations");
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, head(columns.get(c)));
                sheet.style(0, c).bold().set();
                for (int r = 0; r < rows.size(); r++) {
                    fill(sheet, r + 1, c, columns.get(c).cell.apply(rows.get(r)));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void fill(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof Instant at) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell != null) {
            sheet.value(row, column, cell.toString());
        }
    }
}
