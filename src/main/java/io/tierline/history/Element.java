package io.tierline.history;

/**
 * An element of a model, passed for a case.
 *
 * @param caseKey null where the process is about no case, or about none yet
 * @param process the model's key
 * @param version of the model
 * @param id as it is drawn
 */
public record Element(String caseKey, String process, int version, String id) {}
