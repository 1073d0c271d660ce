package dev.patchtwin.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the function (or field, or macro line) of the real code that a method or type of a model stands for, so that the
 * two point at each other: what a patch touches is held against what the models claim.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.FIELD})
public @interface KernelFunction {
    /** The name in the code: {@code handle_removed_pt}. */
    String value();

    /** The file it stands in, from the root of the tree: {@code arch/x86/kvm/mmu/tdp_mmu.c}. */
    String file();
}
