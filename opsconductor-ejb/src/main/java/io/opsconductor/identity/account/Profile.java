package io.opsconductor.identity.account;

import io.opsconductor.identity.UserCommand;

/**
 * Who a user is. All but the name may be null.
 *
 * @param username unique in any case
 */
public record Profile(String username, String email, String firstName, String lastName, String phone, String title) {

    /** The profile that the command asks for. */
    public static Profile of(UserCommand command) {
        return new Profile(
                command.username(),
                command.email(),
                command.firstName(),
                command.lastName(),
                command.phone(),
                command.title());
    }
}
