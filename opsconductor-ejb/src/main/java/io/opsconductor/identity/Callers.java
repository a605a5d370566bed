package io.opsconductor.identity;

import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Callers for work that goes on after the request which started it has ended. */
@Stateless
public class Callers {
    @Inject
    private Jdbi jdbi;

    /**
     * The user with the permissions of this moment, or empty if there is no such user any more or it is disabled.
     *
     * @param correlationId of the request that the work began with
     */
    @Open("called by the execution plane, which acts for a user and has no session")
    public Optional<Caller> runAs(UUID userId, String correlationId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.username,
                               array(select distinct p.permission from identity.account_role ar
                                     join identity.role_permission p on p.role_id = ar.role_id
                                     where ar.account_id = a.id) as permissions
                        from identity.account a where a.id = :id and a.enabled
                        """)
                .bind("id", userId)
                .map((row, context) -> new Caller(
                        Caller.Kind.USER,
                        userId,
                        row.getString("username"),
                        Set.of((String[]) row.getArray("permissions").getArray()),
                        null,
                        null,
                        correlationId))
                .findOne());
    }
}
