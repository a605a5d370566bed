package io.opsconductor.batch.output;

/** Where UTF-8 text (RFC 3629) may be cut. */
final class Utf8 {
    private static final int LONGEST = 4;

    private Utf8() {}

    /**
     * How many bytes at the end begin a character that is not complete: 0 to 3. Bytes that can never become one count
     * as complete, so that binary output passes unchanged and is never held back for more than three bytes.
     */
    static int incompleteTail(byte[] bytes, int length) {
        for (int back = 1; back < LONGEST && back <= length; back++) {
            int b = bytes[length - back] & 0xFF;
            if (b < 0x80) {
                return 0;
            }
            if (b >= 0xC0) {
                return expected(b) > back ? back : 0;
            }
        }
        return 0;
    }

    private static int expected(int first) {
        if (first >= 0xF0) {
            return first <= 0xF4 ? 4 : 1;
        }
        return first >= 0xE0 ? 3 : 2;
    }
}
