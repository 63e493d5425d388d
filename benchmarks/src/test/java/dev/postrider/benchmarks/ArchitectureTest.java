package dev.postrider.benchmarks;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
