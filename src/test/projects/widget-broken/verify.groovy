// The failure begins with the verdict, and has the shortest witness and the command that replays it.
String log = new File(basedir, 'build.log').text
assert log.contains('widget-unmap: DIFFERENT')
assert log.contains('DIFFERENT on leaks after 2 operations, found by exploring small')
assert log.contains('answer fails object0 attempt=1 -> yes')
assert log.contains('patchtwin replay')
