package io.tierline.oncall;

/**
 * How a person is reached; what is not known is null.
 *
 * @param slack their member id in Slack, such as {@code U024BE7LH}
 * @param teams their sign-in name in Microsoft Teams
 * @param phone shown to colleagues who want to call; Tierline does not
 */
public record Contacts(String email, String slack, String teams, String phone) {

    public static Contacts mail(String email) {
        return new Contacts(email, null, null, null);
    }

    /** Whether a message can reach them; a number to call is not enough. */
    boolean reachable() {
        return email != null || slack != null || teams != null;
    }
}
