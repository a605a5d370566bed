package io.opsconductor.web.problem;

import io.opsconductor.platform.Problem;

/** The problems that HTTP itself knows, by their status. */
public final class StandardProblems {
    private StandardProblems() {}

    /** The problem of the status; an unknown one of the 4xx is a plain bad request. */
    public static Problem of(int status) {
        return switch (status) {
            case 401 ->
                problem(
                        "unauthorized",
                        401,
                        "Sign-in required",
                        "Send Authorization: Bearer with a valid access token; POST /api/v1/auth/login gives one.");
            case 403 -> problem("forbidden", 403, "Permission denied", "You do not have permission to do this.");
            case 404 -> problem("not-found", 404, "Not found", "Nothing exists at this address.");
            case 405 ->
                problem(
                        "method-not-allowed",
                        405,
                        "Method not allowed",
                        "Method not allowed here; see the Allow header.");
            case 406 ->
                problem(
                        "not-acceptable",
                        406,
                        "Not acceptable",
                        "Request application/json, or omit the Accept header.");
            case 408 -> problem("request-timeout", 408, "Request timed out", "The request did not arrive in time.");
            case 411 ->
                problem(
                        "length-required",
                        411,
                        "Length required",
                        "Name the size of the body in Content-Length; chunks of unknown number are not taken here.");
            case 412 -> Problem.stale();
            case 413 ->
                problem(
                        "content-too-large",
                        413,
                        "Body too large",
                        "A request body can be at most 2 MiB, a file of jobs 4 MiB; send less at a time.");
            case 414 -> problem("uri-too-long", 414, "Address too long", "Send fewer or shorter parameters.");
            case 415 ->
                problem(
                        "unsupported-media-type",
                        415,
                        "Content type not supported",
                        "Send the body with Content-Type: application/json.");
            case 431 -> problem("headers-too-large", 431, "Headers too large", "Send fewer or shorter headers.");
            case 503 -> unavailable();
            default ->
                status >= 500
                        ? problem(
                                "internal-error",
                                status,
                                "Internal server error",
                                "Give the administrator the correlation id, under which the server log has the"
                                        + " details.")
                        : problem(
                                "bad-request",
                                status >= 400 ? status : 400,
                                "Bad request",
                                "The request is malformed.");
        };
    }

    /** 503: the database is away, or the server is on its way down. */
    public static Problem unavailable() {
        return problem(
                "unavailable", 503, "Service unavailable", "The server cannot reach its database. Try again shortly.");
    }

    private static Problem problem(String code, int status, String title, String detail) {
        return new Problem(code, status, title, detail);
    }
}
