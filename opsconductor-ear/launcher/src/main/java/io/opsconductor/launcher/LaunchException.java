package io.opsconductor.launcher;

/** Something that stops the launch; the message is a sentence for the person at the terminal and says what to do. */
final class LaunchException extends RuntimeException {
    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
