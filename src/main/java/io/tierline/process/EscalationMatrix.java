package io.tierline.process;

import java.util.List;
import java.util.Map;

/** What {@code escalation-matrix.dmn} says, row by row, as it was published last. */
public interface EscalationMatrix {

    List<Row> rows();

    /**
     * One rule of the table.
     *
     * @param when the conditions by what they ask about, such as {@code level: tier1}; those that always hold are left out
     * @param then what follows, by the outputs' names
     * @param note the rule's description, or null
     */
    record Row(Map<String, String> when, Map<String, String> then, String note) {}
}
