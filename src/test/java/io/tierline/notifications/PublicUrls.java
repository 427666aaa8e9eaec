package io.tierline.notifications;

/** A {@link PublicUrl} for tests without the application. */
public final class PublicUrls {

    private PublicUrls() {}

    public static PublicUrl of(String base) {
        return new PublicUrl(base);
    }
}
