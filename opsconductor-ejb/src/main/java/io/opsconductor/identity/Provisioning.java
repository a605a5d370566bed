package io.opsconductor.identity;

import io.opsconductor.identity.account.Account;
import io.opsconductor.identity.account.Accounts;
import io.opsconductor.identity.account.FirstPasswordFile;
import io.opsconductor.identity.account.Profile;
import io.opsconductor.identity.password.PasswordHasher;
import io.opsconductor.identity.password.PasswordRules;
import io.opsconductor.identity.role.BuiltInRole;
import io.opsconductor.identity.role.RoleStore;
import io.opsconductor.identity.token.SigningKeys;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.AuditLog;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Open;
import io.opsconductor.platform.Validation;
import io.opsconductor.platform.config.Settings;
import io.opsconductor.platform.crypto.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Sets the domain up at start: the key that signs tokens, the built-in roles, and, where there is no user at all, the
 * first administrator.
 */
@Startup
@Singleton
@DependsOn({"Migration", "MasterKeyFile"})
public class Provisioning {
    private static final Logger LOG = Logger.getLogger(Provisioning.class.getName());
    private static final String FIRST = "admin";

    @Inject
    private SigningKeys signingKeys;

    @Inject
    private RoleStore roles;

    @Inject
    private Accounts accounts;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private Settings settings;

    @Inject
    private AuditLog audit;

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        Caller caller = Caller.system("provisioning");
        accounts.lockAdministrators();
        signingKeys.prepare();
        roles.installBuiltIn(caller.name(), clock.instant());
        boolean anybody = jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from identity.account)")
                .mapTo(Boolean.class)
                .one());
        if (!anybody) {
            createFirst(caller);
        }
    }

    private void createFirst(Caller caller) {
        if (settings.adminPassword().isPresent()) {
            String password = settings.adminPassword().map(Secret::revealText).orElseThrow();
            if (!PasswordRules.check(new Validation(), "password", password, FIRST)
                    .passed()) {
                LOG.warning(
                        "The setting opsconductor.admin.password holds a weak password. Change it after signing in.");
            }
            create(caller, password, false);
        } else if (settings.adminPasswordFile().isPresent()) {
            create(caller, new FirstPasswordFile(settings.adminPasswordFile().get()).write(), true);
        } else {
            LOG.warning(
                    "There are no users yet. Set opsconductor.admin.password (environment OPSCONDUCTOR_ADMIN_PASSWORD)"
                            + " and start again; then sign in as " + FIRST + ".");
        }
    }

    private void create(Caller caller, String password, boolean mustChange) {
        Account first = new Account(new Profile(FIRST, null, null, null, null, null), caller.name(), clock.instant());
        first.assign(accounts.roles(List.of(BuiltInRole.ADMINISTRATOR.roleName())));
        first.takePassword(hasher.hash(password));
        first.demandNewPassword(mustChange);
        accounts.add(first);
        audit.record(caller, AuditEntry.done("user.created", "user", first.id(), first.username(), null, first.view()));
    }

    /** The generated password is of no use any more once it was changed. */
    @Open("it observes a change that was checked")
    public void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) PasswordChange.Changed changed) {
        if (changed.username().equals(FIRST)) {
            settings.adminPasswordFile().ifPresent(file -> new FirstPasswordFile(file).delete());
        }
    }
}
