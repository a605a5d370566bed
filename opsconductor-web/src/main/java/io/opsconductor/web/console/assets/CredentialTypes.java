package io.opsconductor.web.console.assets;

import io.opsconductor.assets.CredentialView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of credentials in words. */
final class CredentialTypes {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("ssh-key", "SSH key");
        WORDS.put("ssh-password", "SSH password");
        WORDS.put("winrm", "WinRM");
        WORDS.put("snmp-v2c", "SNMP v2c");
        WORDS.put("snmp-v3", "SNMP v3");
        WORDS.put("http-basic", "HTTP basic");
        WORDS.put("http-token", "HTTP token");
        WORDS.put("oauth2-client", "OAuth 2 client");
        WORDS.put("database", "Database");
        WORDS.put("secret", "Named secrets");
    }

    private CredentialTypes() {}

    static String word(String type) {
        return WORDS.getOrDefault(type, type);
    }

    /** The types that the console makes. */
    static List<String> made() {
        return List.of("ssh-key", "ssh-password");
    }

    /** Who would miss the credential: "2 targets and 1 job". */
    static String usage(CredentialView credential) {
        int targets = credential.usage().targets();
        int jobs = credential.usage().jobs();
        if (targets == 0 && jobs == 0) {
            return "nothing";
        }
        String first = targets + (targets == 1 ? " target" : " targets");
        String second = jobs + (jobs == 1 ? " job" : " jobs");
        return targets == 0 ? second : jobs == 0 ? first : first + " and " + second;
    }
}
