package io.opsconductor.identity;

import io.opsconductor.platform.Caller;
import java.util.List;

/**
 * Whom a session belongs to, as things are now.
 *
 * @param caller what the domains are called with
 * @param roles sorted names
 */
public record SignedInUser(Caller caller, List<String> roles) {}
