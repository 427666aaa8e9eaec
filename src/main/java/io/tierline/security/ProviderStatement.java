package io.tierline.security;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the identity provider says of a person, in a token whose signature and validity have been checked.
 *
 * @param subject names the user at the issuer, for good
 * @param userId what an account of theirs would be called, or null when the claim is missing or holds no letter or digit
 * @param name what people call them, or null
 * @param email a mail address, or null; one that the provider calls unverified counts as none
 * @param groups our groups that theirs stand for
 */
record ProviderStatement(String issuer, String subject, String userId, String name, String email, Set<String> groups) {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_LINE = 200;

    static ProviderStatement read(Map<String, Object> claims, OidcSettings settings, GroupMapping mapping) {
        return new ProviderStatement(
                text(claims.get("iss")),
                text(claims.get("sub")),
                userId(text(claims.get(settings.userIdClaim()))),
                name(claims),
                Boolean.FALSE.equals(claims.get("email_verified")) ? null : line(claims.get("email")),
                mapping.of(list(nested(claims, settings.groupsClaim()))));
    }

    /**
     * The part in front of an at sign, in small letters without accents; what is neither letter nor digit becomes a dash.
     * Two that become the same are not told apart here: the second is refused.
     */
    static String userId(String claim) {
        if (claim == null) {
            return null;
        }
        int at = claim.indexOf('@');
        String id = Normalizer.normalize(at > 0 ? claim.substring(0, at) : claim, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "-")
                .replaceAll("^[-_]+|[-_]+$", "");
        return id.isEmpty() || id.length() > LONGEST_ID ? null : id;
    }

    private static String name(Map<String, Object> claims) {
        return Optional.ofNullable(line(claims.get("name"))).orElseGet(() -> {
            String given = line(claims.get("given_name"));
            String family = line(claims.get("family_name"));
            return given == null ? family : family == null ? given : given + " " + family;
        });
    }

    /** Keycloak nests its roles: {@code realm_access.roles}. A claim of exactly that name comes first. */
    private static Object nested(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? nested(inner, path.substring(dot + 1))
                : null;
    }

    private static List<String> list(Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return claim instanceof String one ? List.of(one) : List.of();
    }

    private static String line(Object claim) {
        String text = text(claim);
        if (text == null) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), LONGEST_LINE));
    }

    private static String text(Object claim) {
        return claim == null ? null : claim.toString();
    }
}
