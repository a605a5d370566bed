package io.opsconductor.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opsconductor.platform.NullRefused;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user is to be like. What only the server sets may stand in it, as after a read, and is not looked at.
 *
 * @param roles names of roles
 * @param enabled null means yes for a new user, and as it is for one that exists
 * @param password null means none for a new user, who cannot sign in until there is one, and as it is for one that exists
 * @param mustChangePassword whether the next sign-in demands a new password; null means as it is
 */
@JsonIgnoreProperties({"id", "lastLoginAt", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record UserCommand(
        String username,
        String email,
        String firstName,
        String lastName,
        String phone,
        String title,
        List<String> roles,
        @NullRefused Boolean enabled,
        String password,
        Boolean mustChangePassword) {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+-]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    /** Checks everything that can be checked without the database. */
    Validation check() {
        Validation validation = new Validation()
                .name("username", username)
                .text("email", email, 254)
                .text("firstName", firstName, Validation.NAME_LENGTH)
                .text("lastName", lastName, Validation.NAME_LENGTH)
                .text("phone", phone, 50)
                .text("title", title, Validation.NAME_LENGTH);
        if (username != null && validation.passed()) {
            validation.check(
                    USERNAME.matcher(username).matches(), "username", "may contain only letters, digits and . _ @ + -");
        }
        validation.check(email == null || EMAIL.matcher(email).matches(), "email", "must be an e-mail address");
        if (roles == null) {
            validation.reject("roles", "is required; an empty list grants nothing");
        } else {
            for (int i = 0; i < roles.size(); i++) {
                String field = "roles[" + i + "]";
                validation
                        .check(roles.get(i) != null, field, "must be the name of a role")
                        .text(field, roles.get(i), Validation.NAME_LENGTH);
            }
        }
        return validation;
    }

    @Override
    public String toString() {
        return "UserCommand[" + username + "]"; // the password must not get into logs
    }
}
