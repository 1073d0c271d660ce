package dev.patchtwin.conform.box;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The two pipes of a program, with a clock that runs while somebody waits for one of them. */
final class Pipes {
    private Pipes() {}

    static OutputStream to(OutputStream program, AnswerClock clock) {
        return new BufferedOutputStream(new Telling(program, clock));
    }

    static InputStream from(InputStream program, AnswerClock clock) {
        return new BufferedInputStream(new Listening(program, clock));
    }

    private static final class Telling extends FilterOutputStream {
        private final AnswerClock clock;

        Telling(OutputStream program, AnswerClock clock) {
            super(program);
            this.clock = clock;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            clock.tell();
            try {
                out.write(bytes, from, length);
            } finally {
                clock.done();
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void flush() throws IOException {
            clock.tell();
            try {
                out.flush();
            } finally {
                clock.done();
            }
        }
    }

    private static final class Listening extends FilterInputStream {
        private final AnswerClock clock;

        Listening(InputStream program, AnswerClock clock) {
            super(program);
            this.clock = clock;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            clock.listen();
            try {
                return in.read(bytes, from, length);
            } finally {
                clock.done();
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
