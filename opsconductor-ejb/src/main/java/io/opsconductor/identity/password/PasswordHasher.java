package io.opsconductor.identity.password;

import io.opsconductor.platform.TooManyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and verifies passwords. Each costs 19 MiB and tens of milliseconds on purpose, so only a few go on at once; who
 * does not get a turn within seconds is asked to come again. Call it outside a transaction.
 */
@ApplicationScoped
public class PasswordHasher {
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = Argon2.hash("no password of anybody".getBytes(StandardCharsets.UTF_8));

    /**
     * Hashes a new password.
     *
     * @return a PHC string
     * @throws TooManyRequests if too many passwords are hashed at the moment
     */
    public String hash(String password) {
        return inTurn(() -> Argon2.hash(password.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether it is the password of the hash.
     *
     * @param hash a PHC string, or null where there is none to compare with; that takes as long and fails
     * @throws TooManyRequests if too many passwords are hashed at the moment
     */
    public boolean matches(String password, String hash) {
        boolean same =
                inTurn(() -> Argon2.matches(password.getBytes(StandardCharsets.UTF_8), hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyRequests("Too many sign-ins right now. Try again.", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyRequests("The server is shutting down. Try again later.", PATIENCE);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
