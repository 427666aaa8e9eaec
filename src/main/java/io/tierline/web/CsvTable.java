package io.tierline.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A table of comma-separated values (RFC 4180) that a spreadsheet can open: no cell is a formula. */
public final class CsvTable {

    /** What a spreadsheet would run, and the same with apostrophes before it. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);

    private final StringWriter text = new StringWriter();
    private final CsvWriter rows =
            CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);

    public CsvTable(List<String> columns) {
        rows.writeRecord(columns);
    }

    /** @param cells null for an empty one */
    public CsvTable row(Object... cells) {
        rows.writeRecord(Arrays.stream(cells)
                .map(cell -> Objects.toString(cell, ""))
                .map(CsvTable::harmless)
                .toList());
        return this;
    }

    /** The table so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** What a cell says, by a table that was written here. */
    public static String meant(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
