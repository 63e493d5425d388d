package dev.postrider.sweep;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
