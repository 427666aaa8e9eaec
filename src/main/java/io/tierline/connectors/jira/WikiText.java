package io.tierline.connectors.jira;

import java.util.stream.Collectors;

/** Plain text in the markup that Jira Data Center wants. */
final class WikiText {

    private WikiText() {}

    static String of(String text) {
        return Block.of(text).stream()
                .map(block -> switch (block.kind()) {
                    case HEADING -> "h3. " + escaped(block.text());
                    case CODE -> "{noformat}\n" + block.text().replace("{noformat}", "{ noformat }") + "\n{noformat}";
                    case PARAGRAPH -> escaped(block.text());
                })
                .collect(Collectors.joining("\n\n"));
    }

    /** So that what people paste is shown, and neither runs a macro nor fetches a picture. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\{}\\[\\]!|*])", "\\\\$1");
    }
}
