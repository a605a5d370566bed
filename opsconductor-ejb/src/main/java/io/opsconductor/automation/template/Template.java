package io.opsconductor.automation.template;

import io.opsconductor.platform.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A text with references in it, parsed once and rendered as often as there are targets. Immutable.
 *
 * <p><code>${params.x}</code> and its like are ours, <code>${raw:params.x}</code> inserts the bare text, <code>$${</code>
 * stands for <code>${</code>, and any other <code>${…}</code> is left as it is.
 */
public final class Template {
    private final List<Segment> segments;

    private Template(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    /**
     * Parses a text.
     *
     * @throws TemplateFault if a reference of ours is malformed or has no end
     */
    public static Template parse(String text) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at) && Reference.isOurs(text, at + 2)) {
                int end = text.indexOf('}', at);
                if (end < 0 || end > lineEnd(text, at)) {
                    throw new TemplateFault("${" + text.substring(at + 2, lineEnd(text, at)) + " has no closing }");
                }
                if (literal.length() > 0) {
                    segments.add(new Segment.Literal(literal.toString()));
                    literal.setLength(0);
                }
                segments.add(new Segment.Slot(Reference.parse(text.substring(at + 2, end))));
                at = end + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        if (literal.length() > 0) {
            segments.add(new Segment.Literal(literal.toString()));
        }
        return new Template(segments);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The references in it, in their order. */
    public List<Reference> references() {
        return segments.stream()
                .filter(Segment.Slot.class::isInstance)
                .map(s -> ((Segment.Slot) s).reference())
                .toList();
    }

    /**
     * What is wrong with the places of its references, were it text for a POSIX shell; empty if a value can stand as one
     * quoted word at each of them. References that are {@link Reference#raw()} stand on the author's word.
     *
     * @param isFigure whether the value of a reference can only be a number, or true or false: no other may stand where
     *     the shell calculates
     */
    public List<String> shellFaults(Predicate<Reference> isFigure) {
        return new ShellPlaces(segments, isFigure).faults();
    }

    /** The text with each reference replaced by its value as it is. */
    public String render(Function<Reference, String> values) {
        return render(values, false);
    }

    /**
     * The shell text with each reference replaced by its value as one single-quoted word, so that no value can be
     * anything but one word, whatever stands in it.
     */
    public String renderShell(Function<Reference, String> values) {
        return render(values, true);
    }

    private String render(Function<Reference, String> values, boolean shell) {
        StringBuilder rendered = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Literal literal) {
                rendered.append(literal.text());
            } else if (segment instanceof Segment.Slot slot) {
                Reference reference = slot.reference();
                String value = values.apply(reference);
                if (value.indexOf('\0') >= 0) {
                    throw new UnresolvedReference(
                            reference, "its value contains a NUL character, which is not possible in a command");
                }
                rendered.append(shell && !reference.raw() ? ShellWords.quote(value) : value);
            }
        }
        return rendered.toString();
    }
}
