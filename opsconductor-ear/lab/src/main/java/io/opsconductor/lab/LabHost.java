package io.opsconductor.lab;

/**
 * The simulated hosts. The disk of db-1 is nearly full, so that a check has something to find.
 */
enum LabHost {
    WEB_1("web-1", "127.0.10.1", "web", "nginx", 41),
    WEB_2("web-2", "127.0.10.2", "web", "nginx", 38),
    WEB_3("web-3", "127.0.10.3", "web", "nginx", 44),
    DB_1("db-1", "127.0.10.4", "database", "postgresql", 97),
    APP_1("app-1", "127.0.10.5", "application", "inventory", 52),
    APP_2("app-2", "127.0.10.6", "application", "inventory", 55);

    private final String hostName;
    private final String address;
    private final String role;
    private final String service;
    private final int diskPercent;

    LabHost(String hostName, String address, String role, String service, int diskPercent) {
        this.hostName = hostName;
        this.address = address;
        this.role = role;
        this.service = service;
        this.diskPercent = diskPercent;
    }

    String hostName() {
        return hostName;
    }

    String address() {
        return address;
    }

    String role() {
        return role;
    }

    String service() {
        return service;
    }

    int diskPercent() {
        return diskPercent;
    }
}
