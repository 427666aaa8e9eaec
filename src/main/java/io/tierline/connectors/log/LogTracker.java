package io.tierline.connectors.log;

import io.tierline.cases.Reference;
import io.tierline.process.EngineeringTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The tracker of a desk without one: the issue is written to the log, and the case carries its reference. */
@Component
class LogTracker implements EngineeringTracker {

    private static final Logger LOG = LoggerFactory.getLogger(LogTracker.class);

    @Override
    public Reference open(Issue issue) {
        // The same case gives the same reference, so an attempt that is repeated opens nothing twice.
        String reference = "LOG-" + issue.caseKey();
        LOG.info("Engineering issue {} {} for {}", reference, issue.labels(), issue.caseKey());
        return new Reference("log", reference, null);
    }
}
