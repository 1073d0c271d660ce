package dev.patchtwin.scaffold;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files of a new bundle; their templates were compiled when the program was built. */
final class Templates {
    private static final String PACKAGE = "dev.patchtwin.scaffold.templates";

    private final Layout layout;
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, Templates.class.getClassLoader(), PACKAGE);

    Templates(Layout layout) {
        this.layout = layout;
    }

    /** Returns the file of this name. */
    byte[] of(String name) {
        return render(name, Map.of("it", layout));
    }

    /** Returns the methods of one side. */
    byte[] side(boolean isAfter) {
        return render("Side.java", Map.of("it", layout, "isAfter", isAfter));
    }

    private byte[] render(String name, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        engine.render(name + ".jte", values, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
