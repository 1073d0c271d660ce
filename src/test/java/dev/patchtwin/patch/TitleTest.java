package dev.patchtwin.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Re: [RFC PATCH v5 09/45] KVM: x86: Rework  | KVM: x86: Rework | RFC PATCH         | 5  | 09/45
            [PATCH] mm: One                            | mm: One          | PATCH             | 1  | -
            [PATCH 0/3] mm: Cover letter               | mm: Cover letter | PATCH             | 1  | 0/3
            RE: Re: [PATCH V12 1/2] [mm] Two           | [mm] Two         | PATCH             | 12 | 1/2
            [PATCH bpf-next v2 10/10] bpf: Three       | bpf: Three       | PATCH bpf-next    | 2  | 10/10
            [RESEND PATCH] mm: Four                    | mm: Four         | RESEND PATCH      | 1  | -
            mm: No bracket                             | mm: No bracket   | ''                | 1  | -
            Re: mm: No bracket                         | mm: No bracket   | ''                | 1  | -
            ''                                         | ''               | ''                | 1  | -
            """)
    void aSubjectSaysTitlePrefixVersionAndPlaceInTheSeries(
            String subject, String text, String prefix, int version, @Nullable String position) {
        boolean reply = subject.strip().toLowerCase(Locale.ROOT).startsWith("re:");
        assertThat(Title.of(subject)).isEqualTo(new Title(text, prefix, version, Optional.ofNullable(position), reply));
    }
}
