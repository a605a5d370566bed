package io.opsconductor.platform;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;

/**
 * Stands before every session bean of the domains (bound to all of them in {@code ejb-jar.xml}) and lets a call through
 * only if its {@link Caller} holds what the method {@link Requires}, or if the method says that it is {@link Open}. A
 * refusal is written to the audit log in a transaction of its own.
 */
public class Gatekeeper {
    @Inject
    private Permissions permissions;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Method method = call.getMethod();
        Requires required = method.getAnnotation(Requires.class);
        if (required == null) {
            if (!method.isAnnotationPresent(Open.class)) {
                throw new IllegalStateException(method + " declares neither a permission nor that it is open");
            }
            return call.proceed();
        }
        if (call.getParameters().length == 0 || !(call.getParameters()[0] instanceof Caller caller)) {
            throw new IllegalStateException(method + " requires a permission of a caller it does not take");
        }
        permissions.demand(caller, required.value());
        return call.proceed();
    }
}
