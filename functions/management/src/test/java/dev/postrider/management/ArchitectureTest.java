package dev.postrider.management;

import dev.postrider.house.HouseRules;

final class ArchitectureTest extends HouseRules {}
