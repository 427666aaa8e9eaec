package io.tierline.oncall;

/**
 * What is known of a person is changed, in this transaction. A listener that refuses it throws, and nothing is changed.
 *
 * @param before null for a new person
 */
public record PersonChanged(Person before, Person after) {}
