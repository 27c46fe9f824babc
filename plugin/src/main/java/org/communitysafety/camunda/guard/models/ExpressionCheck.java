package org.communitysafety.camunda.guard.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.communitysafety.camunda.guard.Members;
import org.communitysafety.camunda.guard.ModelExpression;

/** Whether an expression names variables, and of the program only what the product offers. */
final class ExpressionCheck {

    private static final String CLASS = "it reaches the classes of the program. Remove it.";

    private final Predicate<String> bean;

    /** @param bean whether the application has a bean of this name */
    ExpressionCheck(Predicate<String> bean) {
        this.bean = bean;
    }

    /** What is wrong with the expressions in the text. */
    List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        try {
            check(ModelExpression.parse(text).getRoot(), problems);
        } catch (TreeBuilderException e) {
            problems.add("it cannot be read. Write it as ${variable} or ${communitySafety.…}.");
        }
        return problems.stream()
                .map(problem -> "the expression %s is not allowed: %s".formatted(text.strip(), problem))
                .toList();
    }

    private void check(Node node, List<String> problems) {
        if (node instanceof AstIdentifier root && foreign(root.getName())) {
            problems.add("\"%s\" is a part of the application. A model may name \"%s\", variables, execution and task."
                    .formatted(root.getName(), Members.PRODUCT));
        } else if (node instanceof AstDot dot) {
            checkMember(dot.getChild(0), dot.toString().replaceFirst("^\\.\\s*", ""), problems);
        } else if (node instanceof AstBracket bracket && known(bracket.getChild(0)) != null) {
            problems.add("brackets hide what it reaches. Write it with a dot.");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            check(node.getChild(i), problems);
        }
    }

    private boolean foreign(String name) {
        return !name.equals(Members.PRODUCT) && !Members.ENGINE.contains(name) && bean.test(name);
    }

    private void checkMember(Node base, String member, List<String> problems) {
        String root = known(base);
        if (member.equals("class") || member.equals("getClass")) {
            problems.add(CLASS);
        } else if (Members.PRODUCT.equals(root) && !bean.test(Members.PRODUCT + "." + member)) {
            problems.add("the product offers no \"%s\". Correct the name.".formatted(member));
        } else if (root != null && !Members.PRODUCT.equals(root) && !Members.OF_INSTANCE.contains(member)) {
            problems.add("\"%s\" of \"%s\" leads into the engine. Leave it out.".formatted(member, root));
        }
    }

    /** The name at the beginning, if it is not a variable. */
    private static String known(Node base) {
        return base instanceof AstIdentifier root
                        && (root.getName().equals(Members.PRODUCT) || Members.ENGINE.contains(root.getName()))
                ? root.getName()
                : null;
    }
}
