package dev.postrider.local.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Text that people name on the command line.
final class TextFile {
    private TextFile() {}

    /// Reads a file.
    ///
    /// @throws IllegalStateException saying what is wrong with the file
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(file + " is not UTF-8: save it as UTF-8", e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
