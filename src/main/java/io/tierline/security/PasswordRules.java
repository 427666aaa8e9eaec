package io.tierline.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be, after NIST SP 800-63B: long, and none of those that are tried first. No rules about kinds of
 * characters, and none about changing it from time to time.
 */
final class PasswordRules {

    static final int SHORTEST = 12;

    /** Longer ones cost time to hash and add nothing. */
    static final int LONGEST = 4096;

    /**
     * The power of ten of the tries that a guesser needs who knows common passwords, names, dates and rows of keys. At the
     * pace of {@link SignIn} it is more than a lifetime.
     */
    private static final double TRIES = 9;

    /** Beyond this the estimate costs time, and what begins so long and easily is refused as well. */
    private static final int ESTIMATED = 64;

    /** So many characters must be left without the user's own id, names and mail address. */
    private static final int OF_ITS_OWN = 8;

    private static final Zxcvbn ESTIMATE = new Zxcvbn();

    private PasswordRules() {}

    static boolean isLongEnough(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST;
    }

    static boolean canBeStored(String password) {
        return password.length() <= LONGEST && password.indexOf('\0') < 0;
    }

    /** @param about id, names and mail address of the user, each may be null */
    static boolean isOfItsOwn(String password, String... about) {
        String left = lower(password);
        for (String word : words(about)) {
            if (word.length() > 2) {
                left = left.replace(word, "");
            }
        }
        return left.length() >= Math.min(OF_ITS_OWN, password.length());
    }

    /** @param about id, names and mail address of the user, each may be null */
    static boolean isHardToGuess(String password, String... about) {
        List<String> known = new ArrayList<>(words(about));
        known.add("tierline");
        String measured = password.length() > ESTIMATED ? password.substring(0, ESTIMATED) : password;
        return ESTIMATE.measure(measured, known).getGuessesLog10() >= TRIES;
    }

    /** A sentence that tells which rule the password breaks; empty when it keeps all. */
    static Optional<String> broken(String password, String... about) {
        if (!isLongEnough(password)) {
            return Optional.of("The password is too short: it needs at least " + SHORTEST + " characters.");
        }
        if (!canBeStored(password)) {
            return Optional.of("The password may have " + LONGEST + " characters, and no NUL among them.");
        }
        if (!isOfItsOwn(password, about)) {
            return Optional.of("The password must not be made of the user's id, name or mail address.");
        }
        if (!isHardToGuess(password, about)) {
            return Optional.of("The password is easy to guess: it is a common one, or made of common ones, repetitions,"
                    + " rows of keys or dates. Take several unusual words, or the output of: openssl rand -base64 18");
        }
        return Optional.empty();
    }

    private static List<String> words(String... about) {
        return Stream.of(about)
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[\\s@]+"))))
                .map(PasswordRules::lower)
                .filter(word -> !word.isBlank())
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
