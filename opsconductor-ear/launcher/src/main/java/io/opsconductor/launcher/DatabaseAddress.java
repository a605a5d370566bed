package io.opsconductor.launcher;

/** Where the database is and who uses it; its text form keeps the password to itself. */
record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
