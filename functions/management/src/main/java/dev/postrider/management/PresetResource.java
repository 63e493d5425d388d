package dev.postrider.management;

import dev.postrider.access.Scope;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.preset.Preset;
import dev.postrider.preset.PresetCatalog;
import java.util.Optional;

/// `/v1/presets`: the same for every tenant, and short enough for one page.
final class PresetResource {
    private final PresetCatalog catalog;

    PresetResource(PresetCatalog catalog) {
        this.catalog = catalog;
    }

    ApiResponse list(ApiRequest request) {
        request.caller().tenantWith(Scope.CHANNELS_READ);
        return Paging.page(catalog.all().stream().map(Preset::document).toList(), Optional.empty());
    }
}
