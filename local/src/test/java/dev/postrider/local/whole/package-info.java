/// The product as its users meet it: the real template, the real functions, real receivers, over HTTP.
@NullMarked
package dev.postrider.local.whole;

import org.jspecify.annotations.NullMarked;
