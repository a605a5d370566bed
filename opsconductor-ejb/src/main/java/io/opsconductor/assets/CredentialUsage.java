package io.opsconductor.assets;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers which jobs use a credential. Asked by the vault, answered by whoever keeps jobs. */
public interface CredentialUsage {
    /**
     * The names of the jobs that use each of the credentials, by their id or, in {@code ${secrets.…}}, by their name.
     *
     * @param credentials names by id
     * @return names of jobs by the credential's id; credentials that none uses may be missing
     */
    Map<UUID, List<String>> jobsUsing(Map<UUID, String> credentials);
}
