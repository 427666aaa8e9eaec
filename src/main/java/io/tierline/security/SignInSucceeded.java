package io.tierline.security;

/**
 * A person or a machine has signed in. HTTP basic signs in with every request; a browser does once.
 *
 * @param door {@code web}, {@code api}, {@code engine-rest}, {@code actuator} or {@code oidc}
 * @param address of the caller, or null without a request
 */
public record SignInSucceeded(String user, String door, String address) {}
