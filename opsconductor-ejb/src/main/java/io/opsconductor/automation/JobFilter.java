package io.opsconductor.automation;

/**
 * Which jobs are asked for; each part may be null.
 *
 * @param folder that folder and those beneath it
 * @param tag one of its tags
 * @param draft drafts or what can run
 */
public record JobFilter(String folder, String tag, Boolean draft) {
    /** All jobs. */
    public static final JobFilter ALL = new JobFilter(null, null, null);
}
