package io.opsconductor.platform.crypto;

/** Sealed bytes that do not open: changed, moved to another row, or sealed by a master key that is gone. */
public class SealBroken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SealBroken(String message) {
        super(message);
    }
}
