package io.opsconductor.automation.walk;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An expression on an edge, in the Common Expression Language (CEL). It sees {@code params}, {@code steps}, {@code target}
 * and {@code execution} and nothing else, can change nothing, always ends, and goes over at most {@value #MOST_ITERATIONS}
 * items. Immutable and thread-safe.
 */
public final class Condition {
    /** The longest expression, in characters. */
    public static final int MOST_CHARACTERS = 4_000;

    private static final int MOST_ITERATIONS = 200_000;
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .comprehensionMaxIterations(MOST_ITERATIONS)
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(50)
                    .maxRegexProgramSize(2_000)
                    .enableHeterogeneousNumericComparisons(true)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("params", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("steps", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("target", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("execution", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .setResultType(SimpleType.BOOL)
            .build();

    private final String text;
    private final CelAbstractSyntaxTree ast;
    private final CelRuntime.Program program;

    private Condition(String text, CelAbstractSyntaxTree ast, CelRuntime.Program program) {
        this.text = text;
        this.ast = ast;
        this.program = program;
    }

    /**
     * Reads an expression.
     *
     * @throws ConditionFault if it is no expression that gives true or false
     */
    public static Condition parse(String text) {
        try {
            CelAbstractSyntaxTree ast = CEL.compile(text).getAst();
            return new Condition(text, ast, CEL.createProgram(ast));
        } catch (CelValidationException e) {
            throw new ConditionFault(e.getErrors().stream()
                    .map(i -> "at character " + (i.getSourceLocation().getColumn() + 1) + ": " + i.getMessage())
                    .collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new ConditionFault("cannot be evaluated: " + e.getMessage());
        }
    }

    /** The ids of the steps that it names. */
    public Set<String> steps() {
        return members("steps");
    }

    /** The names of the parameters that it names. */
    public Set<String> parameters() {
        return members("params");
    }

    private Set<String> members(String variable) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .flatMap(e -> member(e, variable).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> member(CelExpr e, String variable) {
        if (e.getKind() == CelExpr.ExprKind.Kind.SELECT && isIdent(e.select().operand(), variable)) {
            return Optional.of(e.select().field());
        }
        if (e.getKind() == CelExpr.ExprKind.Kind.CALL
                && e.call().function().equals("_[_]")
                && isIdent(e.call().args().get(0), variable)
                && e.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && e.call().args().get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            return Optional.of(e.call().args().get(1).constant().stringValue());
        }
        return Optional.empty();
    }

    private static boolean isIdent(CelExpr e, String name) {
        return e.getKind() == CelExpr.ExprKind.Kind.IDENT && e.ident().name().equals(name);
    }

    /**
     * Whether it holds.
     *
     * @throws ConditionFault if it has no answer, e.g. it asks for something that is not there
     */
    boolean holds(Map<String, ?> variables) {
        try {
            if (program.eval(variables) instanceof Boolean answer) {
                return answer;
            }
            throw new ConditionFault("The condition '" + text + "' is neither true nor false.");
        } catch (CelEvaluationException e) {
            throw new ConditionFault("The condition '" + text + "' could not be evaluated: " + e.getMessage());
        }
    }
}
