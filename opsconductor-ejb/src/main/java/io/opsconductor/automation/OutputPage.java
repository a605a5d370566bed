package io.opsconductor.automation;

import java.util.List;

/**
 * Some output, in order.
 *
 * @param next what to ask for {@code after} next time
 * @param complete whether this is all there is and ever will be
 */
public record OutputPage(List<OutputItem> items, long next, boolean complete) {}
