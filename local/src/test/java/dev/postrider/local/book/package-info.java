/// The documentation, read as a newcomer reads it: every block is run or judged, every link is followed. Start at
/// [BookTest]; what each kind of block has to stand is in [Walk].
@NullMarked
package dev.postrider.local.book;

import org.jspecify.annotations.NullMarked;
