package io.opsconductor.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opsconductor.identity.role.PermissionCatalogue;
import io.opsconductor.platform.Validation;
import java.util.List;

/**
 * What a role is to be like. What only the server sets may stand in it, as after a read, and is not looked at.
 *
 * @param permissions names from the catalogue
 */
@JsonIgnoreProperties({"id", "builtIn", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
public record RoleCommand(String name, String description, List<String> permissions) {

    /** Checks everything that can be checked without the database. */
    Validation check() {
        Validation validation = new Validation().name("name", name).lines("description", description, 2_000);
        if (permissions == null) {
            return validation.reject("permissions", "is required; an empty list grants nothing");
        }
        for (int i = 0; i < permissions.size(); i++) {
            String permission = permissions.get(i);
            validation.check(
                    permission != null && PermissionCatalogue.knows(permission),
                    "permissions[" + i + "]",
                    "is not a permission; GET /api/v1/permissions lists them");
        }
        return validation;
    }
}
