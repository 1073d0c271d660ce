package dev.patchtwin.engine.toy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.engine.toy.LivesToy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of pictures tell a model that keeps them from one that does not. */
class PictureLawsTest {
    private static void hold(Fault fault) {
        PictureLaws.hold(() -> new LivesToy(4, fault), 200, 20, model -> {});
    }

    @Test
    void aToyWithRightPicturesKeepsAllLaws() {
        hold(Fault.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOKING_CHANGES", "HIDES_WHAT_IS_LOST", "DRAWS_BY_NUMBER", "LOOKS_UNKNOWN"})
    void aToyWithAWrongPictureBreaksOne(Fault fault) {
        assertThatThrownBy(() -> hold(fault)).isInstanceOf(AssertionError.class).hasMessageStartingWith("run ");
    }
}
