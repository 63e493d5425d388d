package dev.postrider.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The page and its assets. The assets' folder carries the fingerprint of all of them in its name: a browser keeps them
/// for ever and asks only for the page, whose next version names another folder. Modules find each other in it by
/// relative paths, so that nothing rewrites them.
final class Site {
    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final Asset page;
    private final Map<String, Asset> assets;

    private Site(Asset page, Map<String, Asset> assets) {
        this.page = page;
        this.assets = Map.copyOf(assets);
    }

    /// A site of `index.html` and what lies in `assets/`.
    ///
    /// @param files by their paths
    static Site of(SortedMap<String, byte[]> files) {
        byte[] html = Objects.requireNonNull(files.get(PAGE), PAGE);
        SortedMap<String, byte[]> assets = new TreeMap<>(files.tailMap(ASSETS));
        String folder = ASSETS + Fingerprint.of(assets.values().toArray(byte[][]::new)) + "/";
        return new Site(
                Asset.of(PAGE, page(html, folder, assets).getBytes(StandardCharsets.UTF_8)),
                assets.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> folder + entry.getKey().substring(ASSETS.length()),
                                entry -> Asset.of(entry.getKey(), entry.getValue()))));
    }

    FileAnswer answer(FileRequest request) {
        if (request.isFolder()) {
            return FileAnswer.redirect("console/");
        }
        if (request.file().isEmpty()) {
            return FileAnswer.of(page, request, ASK_AGAIN);
        }
        Asset asset = assets.get(request.file());
        return asset == null ? FileAnswer.notFound() : FileAnswer.of(asset, request, FOR_EVER);
    }

    /// Names the folder, and all modules at once: else a browser finds them one import after the other. Modules are in
    /// folders; a script beside them runs before the page is painted.
    private static String page(byte[] html, String folder, SortedMap<String, byte[]> assets) {
        String modules = assets.keySet().stream()
                .filter(name -> name.endsWith(".js") && name.indexOf('/', ASSETS.length()) > 0)
                .map(name -> "<link rel=\"modulepreload\" href=\"" + name + "\">")
                .collect(Collectors.joining("\n"));
        return new String(html, StandardCharsets.UTF_8)
                .replace("<!-- modules -->", modules)
                .replace("\"" + ASSETS, "\"" + folder);
    }
}
