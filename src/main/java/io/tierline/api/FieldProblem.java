package io.tierline.api;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, such as {@code customer.name}; a header or a query parameter by its name
 * @param message what it has to be
 */
public record FieldProblem(String field, String message) {}
