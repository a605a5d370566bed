package io.opsconductor.identity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The signed-in user: the user's own fields, and what it may do.
 *
 * @param permissions sorted names
 */
public record Me(@JsonUnwrapped UserView user, List<String> permissions) {}
