/// The HTTP API as a client and as a function sees it.
@NullMarked
package dev.postrider.local.http;

import org.jspecify.annotations.NullMarked;
