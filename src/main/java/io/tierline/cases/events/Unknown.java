package io.tierline.cases.events;

import java.util.Map;

/**
 * An event of a release newer than this one, read while both run. It is kept and shown as it is; no rule and no figure
 * counts it.
 *
 * @param facts as the ledger has them
 */
public record Unknown(String type, Map<String, Object> facts) implements EventFacts {}
