package io.opsconductor.automation.template;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between <code>${</code> and <code>}</code> when it is ours.
 *
 * @param source where the value comes from
 * @param path the names after the source: {@code [uptime, output]} of {@code steps.uptime.output}
 * @param raw whether the author asked for the bare text in place of a quoted word
 */
public record Reference(Source source, List<String> path, boolean raw) {
    private static final String RAW = "raw:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    /** Where values come from, by the first word of a reference. */
    public enum Source {
        PARAMS("params"),
        STEPS("steps"),
        TARGET("target"),
        SECRETS("secrets"),
        EXECUTION("execution");

        private final String word;

        Source(String word) {
            this.word = word;
        }
    }

    public Reference {
        path = List.copyOf(path);
    }

    /** Whether what begins at the index is ours at all; any other <code>${…}</code> belongs to the shell. */
    static boolean isOurs(String text, int inside) {
        return text.startsWith(RAW, inside)
                || Arrays.stream(Source.values()).anyMatch(s -> text.startsWith(s.word + ".", inside));
    }

    /**
     * Reads a reference that is ours.
     *
     * @throws TemplateFault if it is not one of the known forms
     */
    static Reference parse(String inside) {
        boolean raw = inside.startsWith(RAW);
        String[] parts = (raw ? inside.substring(RAW.length()) : inside).split("\\.", -1);
        Source source = Arrays.stream(Source.values())
                .filter(s -> s.word.equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new TemplateFault(
                        "${" + inside + "} must start with params, steps, target," + " secrets or execution"));
        Reference reference = new Reference(source, Arrays.asList(parts).subList(1, parts.length), raw);
        if (!reference.isKnownForm()) {
            throw new TemplateFault("${" + inside + "} is not a reference; the forms are ${params.name},"
                    + " ${steps.id.output}, ${steps.id.exitCode}, ${target.id}, ${target.name}, ${target.address},"
                    + " ${target.tags.key}, ${secrets.name}, ${secrets.name.key}, ${execution.id}, ${execution.number};"
                    + " write $${ for a literal ${");
        }
        return reference;
    }

    private boolean isKnownForm() {
        return switch (source) {
            case PARAMS -> path.size() == 1 && isName(0);
            case SECRETS -> path.stream().noneMatch(String::isBlank);
            case STEPS ->
                path.size() == 2 && isName(0) && List.of("output", "exitCode").contains(path.get(1));
            case TARGET ->
                path.size() == 1
                        ? List.of("id", "name", "address").contains(path.get(0))
                        : path.size() >= 2 && path.get(0).equals("tags") && !tag().isBlank();
            case EXECUTION -> path.size() == 1 && List.of("id", "number").contains(path.get(0));
        };
    }

    private boolean isName(int index) {
        return NAME.matcher(path.get(index)).matches();
    }

    /**
     * The name after the source: of a parameter, a step, or a member of the target or the execution; of a secret the whole
     * of it, which may hold dots.
     */
    public String name() {
        return source == Source.SECRETS ? String.join(".", path) : path.get(0);
    }

    /** The key of a {@code target.tags.key}; it may hold dots. */
    public String tag() {
        return String.join(".", path.subList(1, path.size()));
    }

    /** As the author wrote it. */
    @Override
    public String toString() {
        return "${" + (raw ? RAW : "") + source.word + "." + String.join(".", path) + "}";
    }
}
