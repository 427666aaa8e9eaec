package io.tierline.connectors.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain text in the Atlassian Document Format, which Jira Cloud wants. */
final class Adf {

    private Adf() {}

    static Map<String, Object> of(String text) {
        List<Map<String, Object>> content = new ArrayList<>();
        for (Block block : Block.of(text)) {
            content.add(
                    switch (block.kind()) {
                        case HEADING ->
                            Map.of("type", "heading", "attrs", Map.of("level", 3), "content", List.of(plain(block)));
                        case CODE -> Map.of("type", "codeBlock", "content", List.of(plain(block)));
                        case PARAGRAPH -> Map.of("type", "paragraph", "content", lines(block.text()));
                    });
        }
        return Map.of("version", 1, "type", "doc", "content", content);
    }

    private static Map<String, Object> plain(Block block) {
        return Map.of("type", "text", "text", block.text());
    }

    private static List<Map<String, Object>> lines(String text) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!nodes.isEmpty()) {
                nodes.add(Map.of("type", "hardBreak"));
            }
            if (!line.isEmpty()) {
                nodes.add(Map.of("type", "text", "text", line));
            }
        }
        return nodes;
    }
}
