package io.tierline.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a decision said, once.
 *
 * @param caseKey null where it is about no case, or about none yet
 * @param version of the decision
 * @param rules ids of the rules that matched, in the order of the table
 * @param inputs by the names of the table's columns; without those that could hold what a person wrote
 * @param outputs one for each rule that matched, by the names of the outputs
 * @param askedBy {@code process/element} of a model, or who asked outside of models; null when not known
 */
public record DecisionAnswer(
        String caseKey,
        String decision,
        int version,
        List<String> rules,
        Map<String, Object> inputs,
        List<Map<String, Object>> outputs,
        Instant evaluatedAt,
        String askedBy) {}
