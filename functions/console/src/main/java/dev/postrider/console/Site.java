package dev.postrider.console;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The page and its assets: one script, one style, a drawing. Their folder carries the fingerprint of all of them in
/// its name: a browser keeps them for ever and asks only for the page, whose next version names another folder.
final class Site {
    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";
    private static final String ENTRY = "assets/app/main.js";
    private static final String SCRIPT = "assets/app/console.js";
    private static final String STYLE = "assets/style/console.css";
    private static final Pattern MODULE = Pattern.compile("assets/(app|vendor)/.*\\.js");
    private static final Pattern STYLE_LINK = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">\\s*");

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
        String html = text(files, PAGE);
        SortedMap<String, byte[]> assets = packed(html, files);
        String folder = ASSETS + Fingerprint.of(assets.values().toArray(byte[][]::new)) + "/";
        return new Site(
                Asset.of(PAGE, bytes(page(html).replace("\"" + ASSETS, "\"" + folder))),
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

    /// What the console weighs on its first visit, in bytes over the wire.
    int wireBytes() {
        return page.gzip().length
                + assets.values().stream()
                        .filter(asset -> !asset.type().startsWith("text/plain"))
                        .mapToInt(asset -> asset.gzip().length)
                        .sum();
    }

    /// The assets with all modules as one script, and all styles as one in the order in which the page names them.
    private static SortedMap<String, byte[]> packed(String html, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> packed = new TreeMap<>();
        Map<String, String> modules = new HashMap<>();
        files.tailMap(ASSETS).forEach((name, bytes) -> {
            if (MODULE.matcher(name).matches()) {
                modules.put(name, text(files, name));
            } else if (!name.endsWith(".css")) {
                packed.put(name, bytes);
            }
        });
        packed.put(SCRIPT, bytes(Pack.of(ENTRY, modules)));
        packed.put(
                STYLE,
                bytes(STYLE_LINK
                        .matcher(html)
                        .results()
                        .map(link -> text(files, link.group(1)))
                        .collect(Collectors.joining("\n"))));
        return packed;
    }

    private static String page(String html) {
        return STYLE_LINK
                .matcher(html)
                .replaceAll("")
                .replace(ENTRY, SCRIPT)
                .replace("</head>", "<link rel=\"stylesheet\" href=\"" + STYLE + "\">\n</head>");
    }

    private static String text(SortedMap<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
