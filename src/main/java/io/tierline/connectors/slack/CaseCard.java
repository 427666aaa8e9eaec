package io.tierline.connectors.slack;

import io.tierline.cases.Assignment;
import io.tierline.cases.Case;
import io.tierline.cases.Case.State;
import io.tierline.cases.CaseEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message that shows a case: what stands there, and the buttons that fit. */
final class CaseCard {

    static final String ACKNOWLEDGE = "acknowledge";
    static final String TAKE_OVER = "take-over";
    static final String ESCALATE = "escalate";
    static final String HAND_BACK = "hand-back";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM HH:mm 'UTC'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_TITLE = 200;

    private final Case file;

    CaseCard(List<CaseEvent> ledger) {
        file = Case.fold(ledger);
    }

    /** Whether there is something to show: a level has it, or had it. */
    boolean isThere() {
        return file.assignment() != null;
    }

    Case file() {
        return file;
    }

    /** All that the message shows, but for the title, which never changes. */
    String face() {
        Assignment assignment = file.assignment();
        return String.join(
                "|",
                file.state().code(),
                file.tier(),
                String.valueOf(file.owner()),
                file.priority(),
                String.valueOf(assignment.acknowledgedAt() != null),
                String.valueOf(file.breached()),
                String.valueOf(file.promise()),
                String.valueOf(file.issue()));
    }

    /** For notifications, and for who cannot see blocks. */
    String text(String title) {
        return file.caseKey() + " " + file.priority() + ": " + escaped(shortened(title));
    }

    List<Map<String, Object>> blocks(String title, String link) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(section("*<" + link + "|" + file.caseKey() + ">* " + escaped(shortened(title)) + "\n" + facts()));
        List<Map<String, Object>> buttons = buttons();
        if (!buttons.isEmpty()) {
            Map<String, Object> actions = new LinkedHashMap<>();
            actions.put("type", "actions");
            actions.put("block_id", "case");
            actions.put("elements", buttons);
            blocks.add(actions);
        }
        return blocks;
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        facts.add("*" + file.priority() + "*");
        facts.add(state());
        facts.add(file.owner() == null ? "nobody has it yet" : "with " + escaped(file.owner()));
        if (file.breached()) {
            facts.add(":warning: a target was missed");
        }
        if (file.promise() != null) {
            facts.add("next update by " + TIME.format(file.promise()));
        }
        if (file.issue() != null) {
            facts.add("issue " + escaped(file.issue()));
        }
        return String.join("  ·  ", facts);
    }

    private String state() {
        return switch (file.state()) {
            case OPEN -> "at " + escaped(file.tier());
            case WAITING -> "waits for the customer";
            case RESOLVED -> "resolved";
            case CLOSED -> "closed";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private List<Map<String, Object>> buttons() {
        List<Map<String, Object>> buttons = new ArrayList<>();
        Assignment assignment = file.assignment();
        if (file.state() != State.OPEN || assignment.left() != null) {
            return buttons;
        }
        if (assignment.acknowledgedAt() == null) {
            buttons.add(button(ACKNOWLEDGE, "Acknowledge", "primary"));
        }
        if (file.owner() == null) {
            buttons.add(button(TAKE_OVER, "Take over", null));
        }
        buttons.add(button(ESCALATE, "Escalate", null));
        if (!file.assignment().atLowestLevel()) {
            buttons.add(button(HAND_BACK, "Hand back", null));
        }
        return buttons;
    }

    private Map<String, Object> button(String action, String label, String style) {
        Map<String, Object> button = new LinkedHashMap<>();
        button.put("type", "button");
        button.put("action_id", action);
        button.put("text", Map.of("type", "plain_text", "text", label));
        button.put("value", file.caseKey());
        if (style != null) {
            button.put("style", style);
        }
        return button;
    }

    private static Map<String, Object> section(String text) {
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text));
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
    }

    /** So that what a customer wrote mentions no person and links nowhere. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
