package io.tierline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.casework.EditableFact;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A fact of the case that can be put right on its screen.
 *
 * @param value null for not known
 * @param choices what it can be; empty where it is free words
 * @param needsReason whether who changes it says why
 * @param by what people call who changed it last, with {@code at}; null while it is as the ticket said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FactView(String name, String value, List<String> choices, boolean needsReason, String by, Instant at) {

    static List<FactView> of(Case file, List<CaseEvent> ledger, Names names) {
        return Arrays.stream(EditableFact.values())
                .map(fact -> {
                    CaseEvent last = fact.lastChange(ledger).orElse(null);
                    return new FactView(
                            fact.code(),
                            fact.of(file),
                            fact.choices(),
                            fact.needsReason(),
                            last == null ? null : names.of(last.actor()),
                            last == null ? null : last.happenedAt());
                })
                .toList();
    }
}
