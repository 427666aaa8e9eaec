package io.tierline.security;

/**
 * A sign-in was refused.
 *
 * @param user the id as the caller gave it, 64 characters at most
 * @param door {@code web}, {@code api}, {@code engine-rest}, {@code actuator} or {@code oidc}
 * @param address of the caller, or null without a request
 * @param reason {@code wrong-password}, {@code unknown} or {@code slowed-down}
 */
public record SignInFailed(String user, String door, String address, String reason) {}
