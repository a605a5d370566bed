package io.opsconductor.communication.channel;

/**
 * What came of sending a message.
 *
 * @param result how it ended
 * @param status the receiver's HTTP status, or null
 * @param detail what it said, or what went wrong and what to do; secrets are masked
 */
public record Answer(Result result, Integer status, String detail) {
    /** How an attempt ended. */
    public enum Result {
        /** The receiver took it. */
        DELIVERED,
        /** It did not; try again later. */
        FAILED,
        /** The receiver never wants to hear from this channel again. */
        GONE
    }

    static Answer delivered(Integer status, String detail) {
        return new Answer(Result.DELIVERED, status, detail);
    }

    static Answer failed(Integer status, String detail) {
        return new Answer(Result.FAILED, status, detail);
    }

    /** Whether the receiver took it. */
    public boolean ok() {
        return result == Result.DELIVERED;
    }
}
