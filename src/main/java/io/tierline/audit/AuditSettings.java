package io.tierline.audit;

import java.time.Period;
import java.time.format.DateTimeParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long the audit log keeps its rows: days, months and years such as P2Y; 30 days at least */
@ConfigurationProperties("tierline.audit")
record AuditSettings(@DefaultValue("P2Y") String keep) {

    /** @throws IllegalArgumentException when it is no such period */
    Period period() {
        try {
            return Period.parse(keep.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "tierline.audit.keep is " + keep + "; it must be a period of days, months or years such as P2Y.",
                    e);
        }
    }
}
