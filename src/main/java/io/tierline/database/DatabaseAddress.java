package io.tierline.database;

import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where the database is, in words that may be shown: the address never holds a password.
 *
 * @param embedded whether it is the server that Tierline starts itself
 * @param url the JDBC address without secrets
 * @param user who signs in, or null when the address or the driver decides
 */
record DatabaseAddress(boolean embedded, String url, String user) {

    private static final Pattern SECRET = Pattern.compile("(?i)([?&;](?:ssl)?password=)[^&;]*");
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

    DatabaseAddress {
        url = USER_INFO.matcher(SECRET.matcher(url).replaceAll("$1***")).replaceAll("//***@");
    }

    static DatabaseAddress of(Environment environment) {
        if (OnEmbeddedServer.applies(environment)) {
            return new DatabaseAddress(true, "the embedded PostgreSQL", null);
        }
        String user = environment.getProperty("spring.datasource.username");
        return new DatabaseAddress(
                false, environment.getProperty("spring.datasource.url", ""), StringUtils.hasText(user) ? user : null);
    }

    /** As in "The database jdbc:postgresql://db/tierline (user tierline)". */
    @Override
    public String toString() {
        return embedded ? url : "the database " + url + (user == null ? "" : " (user " + user + ")");
    }
}
