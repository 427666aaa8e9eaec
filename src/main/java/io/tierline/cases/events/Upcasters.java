package io.tierline.cases.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the facts of earlier versions. A row of the ledger never changes; what it meant does not either. */
final class Upcasters {

    /** Before {@code levels.dmn} there were three levels, whose names no model could change. */
    private static final Map<String, Integer> LEVELS_BEFORE_THE_TABLE =
            Map.of("tier1", 1, "tier2", 2, "engineering", 3);

    /** By event, in turn: what makes version 2 of version 1, then version 3 of version 2. */
    private static final Map<Class<? extends EventFacts>, List<Consumer<ObjectNode>>> STEPS = Map.of(
            WorkEvents.TierEntered.class, List.of(Upcasters::rankWhereThereWasNoTable),
            WorkEvents.HandedOff.class, List.of(Upcasters::integrationIdIsText),
            OversightEvents.ManagerNeeded.class, List.of(Upcasters::managerApartFromReason),
            ClosureEvents.Closed.class, List.of(Upcasters::whatFollowedWhereThereWasNoTable));

    private Upcasters() {}

    /** @param from the version that the facts are of */
    static void upcast(Class<? extends EventFacts> type, int from, ObjectNode facts) {
        List<Consumer<ObjectNode>> steps = STEPS.getOrDefault(type, List.of());
        if (from <= steps.size()) {
            steps.subList(from - 1, steps.size()).forEach(step -> step.accept(facts));
        }
    }

    /** Up to 0.1.0 the place of a level was in the code. */
    private static void rankWhereThereWasNoTable(ObjectNode facts) {
        if (facts.path("levels").asInt() == 0) {
            Integer rank = LEVELS_BEFORE_THE_TABLE.get(facts.path("tier").asText());
            facts.remove("rank");
            if (rank != null) {
                facts.put("rank", rank);
            }
        }
    }

    /** Up to 0.1.0 the id that an agent typed was a fact, which cannot be erased, as well as a text. */
    private static void integrationIdIsText(ObjectNode facts) {
        JsonNode typed = facts.remove("integrationId");
        facts.put("integrationIdGiven", typed != null && !typed.asText().isBlank());
    }

    /** Up to 0.1.0 what follows a closing was in the code, and the same for all cases. */
    private static void whatFollowedWhereThereWasNoTable(ObjectNode facts) {
        facts.putIfAbsent("reviewWithin", TextNode.valueOf("P5D"));
        facts.putIfAbsent("surveyRemindAfterDays", IntNode.valueOf(3));
        facts.putIfAbsent("surveyEndsAfterDays", IntNode.valueOf(14));
        facts.putIfAbsent("unhappyBelow", IntNode.valueOf(3));
    }

    /** Up to 0.1.0 the reason was "pulled-in-by-anne-marie". */
    private static void managerApartFromReason(ObjectNode facts) {
        String reason = facts.path("reason").asText();
        String before = OversightEvents.ManagerNeeded.PULLED_IN + "-by-";
        if (reason.startsWith(before)) {
            facts.put("reason", OversightEvents.ManagerNeeded.PULLED_IN);
            facts.put("pulledBy", reason.substring(before.length()));
        }
    }
}
