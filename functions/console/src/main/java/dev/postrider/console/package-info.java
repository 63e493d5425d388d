/// The console, as files that a browser asks for. It reads no table and calls nobody: what the console shows it gets
/// from the public API, with the key of whoever looks. Start with [ConsoleHandler].
@NullMarked
package dev.postrider.console;

import org.jspecify.annotations.NullMarked;
