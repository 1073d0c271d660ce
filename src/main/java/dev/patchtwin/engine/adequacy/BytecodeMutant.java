package dev.patchtwin.engine.adequacy;

/**
 * A class with one instruction changed.
 *
 * @param id class, method, mutator and place; the same as long as nobody touches the method
 * @param className the changed class
 * @param file its source file, without a folder
 * @param line the line of the change, from 1
 * @param what what was changed, as the mutation engine says it
 */
public record BytecodeMutant(String id, String className, String file, int line, String what) {}
