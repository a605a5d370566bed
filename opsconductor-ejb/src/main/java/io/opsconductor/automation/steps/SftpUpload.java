package io.opsconductor.automation.steps;

/**
 * Settings of {@code sftp.upload}.
 *
 * @param content the text of the file
 * @param path absolute, or relative to the home folder
 * @param mode permission bits in octal; null for {@value #DEFAULT_MODE}
 */
@StepDefinition(
        type = "sftp.upload",
        title = "Upload a file",
        description = "Writes a text file to each target over SFTP, replacing any existing file.",
        category = "SSH",
        needsTarget = true)
public record SftpUpload(
        @Setting(
                title = "Content",
                help = "The text of the file. Values and secrets are inserted as is.",
                kind = Setting.Kind.CHANNEL,
                required = true,
                maxBytes = 1_048_576,
                multiline = true)
        String content,

        @Setting(
                title = "Path",
                help = "Absolute, or relative to the home directory of the sign-in user.",
                example = "/etc/motd",
                required = true,
                mayBeEmpty = false,
                maxBytes = 4_096,
                pattern = "[^\\p{Cntrl}]*",
                patternHelp = "must not contain control characters")
        String path,

        @Setting(
                title = "Mode",
                help = "Permission bits in octal.",
                example = "0755",
                defaultValue = SftpUpload.DEFAULT_MODE,
                pattern = "0?[0-7]{3}",
                patternHelp = "must be three octal digits, like 0644")
        String mode) {
    /** The mode of a file whose settings name none. */
    public static final String DEFAULT_MODE = "0644";

    /** The permission bits. */
    public int effectiveMode() {
        return Integer.parseInt(mode == null ? DEFAULT_MODE : mode, 8);
    }
}
