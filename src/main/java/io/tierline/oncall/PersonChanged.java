package io.tierline.oncall;

/**
 * What is known of a person is changed, in this transaction. Whoever cannot live with it throws, and nothing is changed.
 *
 * @param before null for somebody new
 */
public record PersonChanged(Person before, Person after) {}
