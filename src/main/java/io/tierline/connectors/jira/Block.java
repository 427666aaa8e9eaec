package io.tierline.connectors.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of a message: parts are divided by blank lines, or by a line that ends with a colon and has nothing in front of it.
 *
 * @param text never empty
 */
record Block(Kind kind, String text) {

    enum Kind {
        HEADING,
        PARAGRAPH,
        /** What was pasted from a log: every blank counts. */
        CODE
    }

    /** Characters. Jira takes 32,767, and wiki text grows by its escapes. */
    private static final int LONGEST = 30_000;

    private static final int LONGEST_HEADING = 60;
    private static final String CUT = "\n\n(Shortened. The case has the rest.)";

    static List<Block> of(String text) {
        String whole = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
        List<Block> blocks = new ArrayList<>();
        boolean logs = false;
        for (String part : whole.replace("\r\n", "\n").strip().split("\n\\s*\n")) {
            String rest = part.stripTrailing();
            int end = rest.indexOf('\n');
            String first = end < 0 ? rest : rest.substring(0, end);
            if (first.endsWith(":") && first.length() <= LONGEST_HEADING && !first.startsWith(" ")) {
                blocks.add(new Block(Kind.HEADING, first.substring(0, first.length() - 1)));
                logs = first.toLowerCase(Locale.ROOT).contains("log");
                rest = end < 0 ? "" : rest.substring(end + 1);
            }
            if (!rest.isBlank()) {
                blocks.add(new Block(logs ? Kind.CODE : Kind.PARAGRAPH, rest));
            }
        }
        blocks.removeIf(block -> block.text().isBlank());
        return blocks.isEmpty() ? List.of(new Block(Kind.PARAGRAPH, "-")) : blocks;
    }
}
