package dev.patchtwin.check.dossier;

import dev.patchtwin.check.toy.ToyAfter;
import dev.patchtwin.check.toy.ToyBefore;
import dev.patchtwin.check.toy.ToyFactory;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Pictured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The toy as something to look at: a page that is mapped is called by its number, one that is leaked is just lost. */
final class PicturedToy {
    static final ModelFactory BEFORE = new ToyFactory("toy-before", ToyBefore.class, Before::new);
    static final ModelFactory AFTER = new ToyFactory("toy-after", ToyAfter.class, After::new);

    static final int MAPPED = Legend.look(0, 1, 0);
    static final int LOST = Legend.look(1, 2, 0);

    private static final int LEAKED = 2;
    private static final Legend LEGEND = new Legend(
            "page",
            List.of("page", "lost page"),
            List.of(
                    new Legend.State("free", ".", Legend.Tone.FREE, "nobody has it"),
                    new Legend.State("mapped", "m", Legend.Tone.LIVE, "it is mapped"),
                    new Legend.State("lost", "x", Legend.Tone.LOST, "it was not given back")),
            List.of(new Legend.Owner("nobody", "nobody in particular")),
            List.of("warnings"));

    private PicturedToy() {}

    /** How either side is drawn. */
    private interface Drawn extends Pictured {
        @Override
        default Legend legend() {
            return LEGEND;
        }

        @Override
        default int cells() {
            return pages(this).length;
        }

        @Override
        default int look(int cell) {
            return PicturedToy.look(pages(this)[cell]);
        }

        @Override
        default Picture picture() {
            return PicturedToy.picture(this);
        }
    }

    private static final class Before extends ToyBefore implements Drawn {
        Before(Map<String, Integer> world) {
            super(world);
        }
    }

    private static final class After extends ToyAfter implements Drawn {
        After(Map<String, Integer> world) {
            super(world);
        }
    }

    private static int[] pages(Model model) {
        Channel pages = model.vocabulary().channel("pages").orElseThrow();
        Observation shown = new Observation(model.vocabulary().channels().size());
        model.observe(pages, shown);
        return IntStream.range(0, shown.size(pages))
                .map(i -> (int) Observation.value(shown.word(pages, i)))
                .toArray();
    }

    private static int look(int state) {
        return state == 0 ? Legend.look(0, 0, 0) : state == LEAKED ? LOST : MAPPED;
    }

    private static Picture picture(Model model) {
        int[] pages = pages(model);
        List<Picture.Cell> cells = new ArrayList<>();
        List<Picture.Branch> mapped = new ArrayList<>();
        for (int i = 0; i < pages.length; i++) {
            if (pages[i] == LEAKED) {
                cells.add(new Picture.Cell("lost", LOST));
            } else if (pages[i] != 0) {
                cells.add(new Picture.Cell("page" + i, MAPPED));
                mapped.add(new Picture.Branch("page" + i, List.of()));
            }
        }
        return new Picture(
                cells,
                List.of(new Picture.Branch("toy", mapped)),
                List.of(new Picture.Note("pages", List.of(cells.size() + " in use"))));
    }
}
