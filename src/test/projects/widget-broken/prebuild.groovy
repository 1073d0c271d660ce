// The project widget once more, in which unmapping forgets to drop the page that the device keeps.
import java.nio.file.Files
import java.nio.file.Path

Path whole = new File(basedir.parentFile, 'widget').toPath()
['src', 'patches', 'golden'].each { name ->
    Files.walk(whole.resolve(name)).filter { Files.isRegularFile(it) }.forEach { file ->
        Path copy = basedir.toPath().resolve(whole.relativize(file).toString())
        Files.createDirectories(copy.parent)
        Files.copy(file, copy)
    }
}
File after = new File(basedir, 'src/main/java/bundles/widgetunmap/WidgetUnmapAfter.java')
String dropped = 'become(object, LEAKED);'
assert after.text.contains(dropped)
after.text = after.text.replace(dropped, '// Nothing is done about it.')
return true
