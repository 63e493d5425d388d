package dev.postrider.ingest;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
