package io.opsconductor.web.console;

import io.opsconductor.platform.FieldError;
import java.util.List;

/** A form whose fields can be checked before it is saved. */
public interface Checked {
    /** What its domain would refuse at the fields as they are now. Nothing is stored. */
    List<FieldError> check();
}
