package dev.patchtwin.check.dossier;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/** Tells methods of one name apart, in a source and in a class, by the types of their parameters. */
final class Parameters {
    private Parameters() {}

    /** Tells whether the two have as many parameters, and of the same types, as far as these can be told without packages. */
    static boolean same(MethodTree source, Method method) {
        List<String> written = source.getParameters().stream()
                .map(parameter -> name(parameter.getType()))
                .toList();
        List<String> compiled = Stream.of(method.getGenericParameterTypes())
                .map(Parameters::name)
                .toList();
        return written.equals(compiled);
    }

    private static String name(Tree type) {
        if (type instanceof AnnotatedTypeTree annotated) {
            return name(annotated.getUnderlyingType());
        }
        if (type instanceof ParameterizedTypeTree generic) {
            return name(generic.getType());
        }
        if (type instanceof ArrayTypeTree array) {
            return name(array.getType()) + "[]";
        }
        return type instanceof MemberSelectTree qualified
                ? qualified.getIdentifier().toString()
                : type.toString();
    }

    private static String name(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType());
        }
        return type instanceof GenericArrayType array
                ? name(array.getGenericComponentType()) + "[]"
                : type.getTypeName();
    }
}
