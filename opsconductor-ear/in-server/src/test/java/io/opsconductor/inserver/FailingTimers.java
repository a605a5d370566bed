package io.opsconductor.inserver;

import io.opsconductor.platform.TimerGuard;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;

/** Timers that fail each time, as many do while the database is away. */
public final class FailingTimers {
    private FailingTimers() {}

    /** Guarded as every timer of the domains. */
    @Startup
    @Singleton
    @Interceptors(TimerGuard.class)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public static class Guarded {
        private int calls;

        @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
        void fire() {
            calls++;
            throw new IllegalStateException("this test's timer fails");
        }

        public int calls() {
            return calls;
        }
    }

    /** Without the guard: what is left is the server's own setting. */
    @Startup
    @Singleton
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public static class Bare {
        private int calls;

        @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
        void fire() {
            calls++;
            throw new IllegalStateException("this test's timer fails");
        }

        public int calls() {
            return calls;
        }
    }
}
