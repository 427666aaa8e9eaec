package io.tierline.cases;

import io.tierline.cases.events.ClosureEvents.FixRecorded;
import io.tierline.cases.events.ClosureEvents.ResolutionTold;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.EventTexts;
import io.tierline.cases.events.WorkEvents.Fixed;
import java.util.List;

/**
 * What a case's ledger says of how it was solved, last.
 *
 * @param cause null where no one wrote it, as is {@code help}
 */
public record WhatHelped(String cause, String help) {

    public static WhatHelped in(List<CaseEvent> ledger, CaseTexts texts) {
        String cause = null;
        String help = null;
        for (CaseEvent event : ledger) {
            if (event.is(FixRecorded.class, Fixed.class, ResolutionTold.class)) {
                EventTexts own = texts.of(event);
                cause = own.getOr(EventText.ROOT_CAUSE, cause);
                help = own.getOr(EventText.MITIGATION, own.getOr(EventText.RESOLUTION, help));
            }
        }
        return new WhatHelped(cause, help);
    }
}
