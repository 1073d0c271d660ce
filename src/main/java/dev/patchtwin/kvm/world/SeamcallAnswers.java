package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Question;

/** What the oracle's answers about SEAMCALLs mean as a status. */
final class SeamcallAnswers {
    private static final int[][] STATUS_OF_ANSWER = statusOfAnswers();

    private SeamcallAnswers() {}

    /** Returns the status that an answer to the question about a call stands for. */
    static int status(Seamcall call, int answer) {
        return STATUS_OF_ANSWER[call.ordinal()][answer];
    }

    private static int[][] statusOfAnswers() {
        int[][] statuses = new int[Seamcall.values().length][];
        for (Seamcall call : Seamcall.values()) {
            Question question = Questions.of(call);
            statuses[call.ordinal()] =
                    question.answers().stream().mapToInt(SeamcallAnswers::statusOfName).toArray();
        }
        return statuses;
    }

    private static int statusOfName(String answer) {
        for (int status = 0; status <= SeamcallStatus.TD_KEYS_NOT_CONFIGURED; status++) {
            if (answer.startsWith(SeamcallStatus.name(status))) {
                return status;
            }
        }
        throw new IllegalArgumentException("answer=" + answer);
    }
}
