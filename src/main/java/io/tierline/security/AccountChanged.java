package io.tierline.security;

import java.util.Map;

/**
 * An account, a group or a membership was changed. Published within the transaction of the change.
 *
 * @param actor who did it, or null for Tierline itself
 * @param action {@code user-created}, {@code user-changed}, {@code user-deleted}, {@code user-unlocked},
 *     {@code password-changed}, {@code group-created}, {@code group-changed}, {@code group-deleted}, {@code member-added},
 *     {@code member-removed}, {@code authorization-created}, {@code authorization-changed} or
 *     {@code authorization-deleted}
 * @param subject the id of the user, the group or the authorization
 * @param details plain values without secrets
 */
public record AccountChanged(String actor, String action, String subject, Map<String, String> details) {}
