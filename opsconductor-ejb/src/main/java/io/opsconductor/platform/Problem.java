package io.opsconductor.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * The one exception by which a domain refuses or fails a request in a way the caller can act on. It rolls back, and the
 * gateway turns it into a problem document (RFC 9457) of type {@code /problems/<code>}. Codes are listed in {@code
 * docs/errors.md}. Its text reaches users: it holds no secret and no internals.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final String title;
    private final transient List<FieldError> errors;

    /**
     * A problem of any kind.
     *
     * @param code stable, kebab-case
     * @param status the HTTP status it has at the gateway
     * @param title short, the same for every problem of the code
     * @param detail what happened this time and what to do
     * @param errors the fields at fault; may be empty
     */
    public Problem(String code, int status, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    public Problem(String code, int status, String title, String detail) {
        this(code, status, title, detail, List.of());
    }

    /** The code of the failure that a step or an execution ends with when it meets this problem, in snake_case. */
    public String failureCode() {
        return code.replace('-', '_');
    }

    /** 404: there is no such thing, or the caller may not know of it. */
    public static Problem notFound(String what, Object id) {
        return new Problem("not-found", 404, "Not found", "There is no " + what + " " + id + ".");
    }

    /** 403: the caller lacks the permission. */
    public static Problem forbidden(String permission) {
        return new Problem(
                "forbidden",
                403,
                "Permission denied",
                "This requires the permission " + permission + ". Ask an administrator for a role that includes it.");
    }

    /** 400: one field is wrong. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 400: several fields are wrong. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).field() + ": " + errors.get(0).message()
                : errors.size() + " fields are not valid; see errors.";
        return new Problem("validation", 400, "The request is not valid", detail, errors);
    }

    /** 409: the request does not fit the present state of things. */
    public static Problem conflict(String code, String detail) {
        return new Problem(code, 409, "Conflict with the current state", detail);
    }

    /** 409: another thing has the name, or whatever the field holds, already. The field is told as at fault. */
    public static Problem taken(String code, String field, String detail) {
        return new Problem(
                code, 409, "Conflict with the current state", detail, List.of(new FieldError(field, detail)));
    }

    /** 412: somebody else changed the thing since the caller read it. */
    public static Problem stale() {
        return new Problem(
                "stale",
                412,
                "Changed by someone else",
                "It has changed since you read it. Read it again and repeat your change.");
    }

    /** The stable, kebab-case code. */
    public String code() {
        return code;
    }

    /** The HTTP status at the gateway. */
    public int status() {
        return status;
    }

    /** The short title, the same for every problem of the code. */
    public String title() {
        return title;
    }

    /** The fields at fault, never null. */
    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }
}
