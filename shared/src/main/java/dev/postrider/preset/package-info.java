/// The catalogue: ready channels for known receivers, as data files under `presets/` on the class path, and what a
/// channel takes from them when it is saved. Knows JSON, no store and no template library. Start with [PresetCatalog].
@NullMarked
package dev.postrider.preset;

import org.jspecify.annotations.NullMarked;
