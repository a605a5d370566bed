package io.opsconductor.identity.password;

import io.opsconductor.platform.Validation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of a password: length above all, as NIST SP 800-63B advises; no demands for kinds of characters. */
public final class PasswordRules {
    /** The shortest password, in characters. */
    public static final int MIN_LENGTH = 12;

    /** The longest password, in characters; hashing more would only cost time. */
    public static final int MAX_LENGTH = 500;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Notes what is wrong with the password of that user. */
    public static Validation check(Validation validation, String field, String password, String username) {
        int length = password.codePointCount(0, password.length());
        validation.check(length >= MIN_LENGTH, field, "must be at least " + MIN_LENGTH + " characters long");
        validation.check(length <= MAX_LENGTH, field, "must be at most " + MAX_LENGTH + " characters long");
        validation.check(!holds(password, username), field, "must not contain the user name");
        validation.check(
                !COMMON.contains(password.toLowerCase(Locale.ROOT))
                        && password.chars().distinct().count() > 2,
                field,
                "is too common; choose another");
        return validation;
    }

    /** A very short name may stand in a password by chance. */
    private static boolean holds(String password, String username) {
        return username != null
                && username.length() >= 4
                && password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
