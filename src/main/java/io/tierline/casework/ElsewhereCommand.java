package io.tierline.casework;

import io.tierline.cases.CaseEvent;
import io.tierline.cases.LevelTable;
import io.tierline.cases.NewEvent;
import java.util.List;

/**
 * What another system tells about its own record of a case: the issue, the ticket. What that means for the case depends on
 * how the case stands, so it is decided under the case's lock.
 */
public sealed interface ElsewhereCommand permits IssueStatusChanged, TicketStatusChanged {

    /**
     * The commands that it means, in turn; none when it changes nothing.
     *
     * @param ledger the case's, held
     * @param levels those that the case is under
     */
    List<NewEvent> decide(List<CaseEvent> ledger, LevelTable levels);
}
