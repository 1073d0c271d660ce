/**
 * What a model is: the whole interface between code under test and the engine that drives it.
 *
 * <p>A {@link dev.patchtwin.model.Model} is a deterministic machine. It is driven by
 * {@link dev.patchtwin.model.Operation operations}, asks an {@link dev.patchtwin.model.Oracle oracle} whenever an outcome
 * is not determined (does this call fail? who wins this race?), and shows what it did as 64-bit words on named
 * {@link dev.patchtwin.model.Channel channels}. Everything that it can be asked to do, can ask, and can show is listed
 * in its {@link dev.patchtwin.model.Vocabulary}. Nothing here knows that models are run in pairs, and nothing that a
 * model is given tells it who drives it.
 *
 * <p>To write a model: declare the vocabulary, implement {@link dev.patchtwin.model.Model}, offer it through a
 * {@link dev.patchtwin.model.ModelFactory} registered with {@link java.util.ServiceLoader}, and name it in a bundle.
 * The promises a model makes are listed at {@link dev.patchtwin.model.Model}. A factory that is
 * {@link dev.patchtwin.model.Conformable} lets the patch's own code stand where the model's version of it stands, so that
 * the two can be held against each other.
 */
@NullMarked
package dev.patchtwin.model;

import org.jspecify.annotations.NullMarked;
