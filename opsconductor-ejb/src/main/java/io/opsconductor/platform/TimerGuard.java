package io.opsconductor.platform;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stands before every timer method and logs what it throws: the container drops a timer for good once it has failed twice
 * in a row. Bound to all beans of the domains in {@code ejb-jar.xml}. Such a method must not run in a transaction of the
 * container, which would count a rollback as a failure too.
 */
public class TimerGuard {
    private static final Logger LOG = Logger.getLogger(TimerGuard.class.getName());

    @AroundTimeout
    Object guard(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    call.getMethod().getDeclaringClass().getSimpleName() + "."
                            + call.getMethod().getName() + " failed; it runs again at its next time",
                    e);
            return null;
        }
    }
}
