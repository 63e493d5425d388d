package dev.postrider.local;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
